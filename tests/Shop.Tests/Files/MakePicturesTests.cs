using Microsoft.EntityFrameworkCore;
using NSubstitute;
using Shop.Common;
using Shop.Files;
using Shouldly;
using Xunit;

namespace Shop.Tests.Files;

public class MakePicturesTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task What_cannot_be_made_is_tried_thrice_told_and_may_be_tried_again()
    {
        using var shop = await Given.OpenShopAsync();
        var maker = Substitute.For<IPictureMaker>();
        maker.IsInstalled.Returns(true);
        maker.MakeAsync(Arg.Any<PictureFile>(), Arg.Any<CancellationToken>()).Returns((Result<IReadOnlyList<MadePicture>>)PictureFile.Broken);
        await shop.DoAsync(db =>
        {
            var picture = new Picture { Key = "k", Width = 1, Height = 1, CreatedAt = shop.Clock.GetUtcNow().UtcDateTime, State = PictureState.Waiting };
            picture.Renditions.Add(new PictureRendition { Width = 1, ContentType = "image/png", Bytes = Png, IsOriginal = true });
            db.Pictures.Add(picture);
            return Task.CompletedTask;
        });

        for (var n = 0; n < MakePictures.MostAttempts; n++)
        {
            await shop.DoAsync(db => new MakePictures(db, maker, shop.Clock).MakeNextAsync(default));
            shop.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var failed = await shop.AskAsync(db => db.Pictures.Include(p => p.Renditions).SingleAsync());
        (failed.State, failed.Attempts, failed.LastError).ShouldBe((PictureState.Failed, 3, PictureFile.Broken.Text));
        failed.Renditions.ShouldHaveSingleItem().IsOriginal.ShouldBeTrue();
        await shop.DoAsync(db => new MakePictures(db, maker, shop.Clock).RetryAsync(failed.Id, default));
        (await shop.AskAsync(db => db.Pictures.SingleAsync())).State.ShouldBe(PictureState.Waiting);
    }

    [Fact]
    public async Task A_picture_whose_maker_died_comes_again_after_its_lease()
    {
        using var shop = await Given.OpenShopAsync();
        var maker = Substitute.For<IPictureMaker>();
        maker.IsInstalled.Returns(true);
        maker.MakeAsync(Arg.Any<PictureFile>(), Arg.Any<CancellationToken>()).Returns((Result<IReadOnlyList<MadePicture>>)new MadePicture[] { new(4, "image/webp", [1]) });
        await shop.DoAsync(db =>
        {
            var picture = new Picture { Key = "k", Width = 1, Height = 1, CreatedAt = shop.Clock.GetUtcNow().UtcDateTime, State = PictureState.Waiting, Attempts = 1, DueAt = shop.Clock.GetUtcNow().UtcDateTime.AddMinutes(4) };
            picture.Renditions.Add(new PictureRendition { Width = 1, ContentType = "image/png", Bytes = Png, IsOriginal = true });
            db.Pictures.Add(picture);
            return Task.CompletedTask;
        });

        await using (var db = shop.CreateDbContext())
            (await new MakePictures(db, maker, shop.Clock).MakeNextAsync(default)).ShouldBeFalse();
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        await using (var db = shop.CreateDbContext())
            (await new MakePictures(db, maker, shop.Clock).MakeNextAsync(default)).ShouldBeTrue();

        (await shop.AskAsync(db => db.Pictures.Include(p => p.Renditions).SingleAsync())).Renditions.ShouldHaveSingleItem().ContentType.ShouldBe("image/webp");
    }
}
