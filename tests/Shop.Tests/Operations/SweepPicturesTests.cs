using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Files;
using Shop.Operations;
using Shouldly;
using Xunit;

namespace Shop.Tests.Operations;

public class SweepPicturesTests
{
    [Fact]
    public async Task Pictures_that_nothing_shows_go_after_a_week_and_all_others_stay()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Id == variant.ProductId);
            product.Pictures.Add(new ProductPicture { Picture = Picture(shop, "hung"), Alt = LocalizedText.Both("x") });
            db.Pictures.AddRange(Picture(shop, "forgotten"), Picture(shop, "on-a-category"), Picture(shop, "young"));
        });
        await shop.DoAsync(async db =>
        {
            (await db.Categories.FirstAsync()).PictureId = (await db.Pictures.SingleAsync(p => p.Key == "on-a-category")).Id;
            (await db.Pictures.SingleAsync(p => p.Key == "young")).CreatedAt += TimeSpan.FromDays(1);
        });
        shop.Clock.Advance(SweepPictures.Kept + TimeSpan.FromHours(1));

        await shop.DoAsync(db => new SweepPictures(db, shop.Clock).RunAsync(default));

        (await shop.AskAsync(db => db.Pictures.Select(p => p.Key).OrderBy(k => k).ToListAsync())).ShouldBe(["hung", "on-a-category", "young"]);
        (await shop.AskAsync(db => db.PictureRenditions.CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task A_removed_picture_keeps_its_file_until_it_can_no_longer_come_back()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        await shop.DoAsync(async db => (await db.Products.SingleAsync()).Pictures.Add(new ProductPicture { Picture = Picture(shop, "old"), Alt = new("Dose", "Tin"), FocusX = 10 }));
        shop.Clock.Advance(TimeSpan.FromDays(30));
        await shop.DoAsync(async db => await new RemovePicture(db, shop.Clock).RemoveAsync(variant.ProductId, (await db.ProductPictures.SingleAsync()).Id));

        await shop.DoAsync(db => new SweepPictures(db, shop.Clock).RunAsync(default));
        (await shop.AskAsync(db => db.Pictures.CountAsync())).ShouldBe(1);
        shop.Clock.Advance(RemovedPicture.Kept + TimeSpan.FromHours(1));
        await shop.DoAsync(db => new SweepPictures(db, shop.Clock).RunAsync(default));

        (await shop.AskAsync(db => db.Pictures.CountAsync())).ShouldBe(0);
        (await shop.AskAsync(db => db.RemovedPictures.CountAsync())).ShouldBe(0);
    }

    private static Picture Picture(TestShop shop, string key)
    {
        var picture = new Picture { Key = key, Width = 1, Height = 1, CreatedAt = shop.Clock.GetUtcNow().UtcDateTime };
        picture.Renditions.Add(new PictureRendition { Width = 1, ContentType = "image/png", Bytes = [1] });
        return picture;
    }
}
