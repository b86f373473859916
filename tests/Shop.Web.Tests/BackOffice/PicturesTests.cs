using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Files;
using Shop.Tests;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class PicturesTests
{
    /// <summary>16 by 8 black pixels.</summary>
    private const string TinyJpeg = "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDz+gAoA//Z";

    [Fact]
    public async Task An_uploaded_picture_is_served_at_once_and_in_all_widths_soon_without_its_camera_data()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await UploadAsync(manager, variant.ProductId, new Upload("uploads", "strand.txt", Png(800, 1000, "GPS 53.5N 9.9E")));

        var page = await manager.GetAsync($"/admin/products/{variant.ProductId}");
        var address = page.Page.QuerySelector(".picture-lines img")!.GetAttribute("src")!;
        (await manager.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        await MadeAsync(app);
        var renditions = await app.Shop.AskAsync(db => db.PictureRenditions.OrderBy(r => r.Width).ToListAsync());
        renditions.ShouldNotBeEmpty();
        renditions.ShouldAllBe(r => !Encoding.Latin1.GetString(r.Bytes).Contains("GPS"));
        if (!app.Services.GetRequiredService<IPictureMaker>().IsInstalled)
            return;
        renditions.Where(r => r.ContentType == "image/webp").Select(r => r.Width).ShouldBe([320, 640]);
        renditions.ShouldAllBe(r => !r.IsOriginal && (r.ContentType == "image/webp" || r.ContentType == "image/avif"));
        var shown = await manager.GetAsync(address.Replace(".webp", ".avif", StringComparison.Ordinal));
        shown.Response.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task Customers_see_a_picture_once_both_languages_say_what_it_shows()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await UploadAsync(manager, variant.ProductId, new Upload("uploads", "a.png", Png(80, 100)));
        var shop = (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Slug.De;

        var refused = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Pictures[0].Alt.De"] = "Eine Dose" }, "#product");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("auch auf Englisch");
        refused.Page.QuerySelector("#Form_Pictures_0__Alt_De")!.GetAttribute("value").ShouldBe("Eine Dose");
        (await app.Visitor().GetAsync($"/de/artikel/{shop}-{variant.ProductId}")).Page.QuerySelectorAll(".gallery picture").ShouldBeEmpty();

        await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Pictures[0].Alt.De"] = "Eine Dose", ["Form.Pictures[0].Alt.En"] = "A tin", ["Form.Pictures[0].FocusX"] = "100", ["Form.Pictures[0].FocusY"] = "10" }, "#product");
        app.ForgetCatalogue();
        var picture = (await app.Visitor().GetAsync($"/de/artikel/{shop}-{variant.ProductId}")).Page.QuerySelector(".gallery picture")!;
        picture.QuerySelector("source")!.GetAttribute("type").ShouldBe("image/avif");
        picture.QuerySelector("img")!.GetAttribute("class").ShouldBe("fx-8 fy-1");
    }

    [Fact]
    public void A_JPEG_loses_place_and_camera_but_stays_upright()
    {
        var plain = Convert.FromBase64String(TinyJpeg);
        var turned = PictureFile.Read([.. plain[..2], .. Exif(orientation: 6), .. plain[2..]]).Value;
        (turned.Width, turned.Height).ShouldBe((8, 16));

        var clean = PictureFile.Read(PictureCleaner.Clean(turned)).Value;

        (clean.Width, clean.Height).ShouldBe((8, 16));
        Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain("GPS");
        Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain("Kamera 3000");
    }

    [SkippableTheory]
    [InlineData("basn0g01.png", true)]
    [InlineData("basn2c08.png", true)]
    [InlineData("basn3p08.png", true)]
    [InlineData("basn6a16.png", true)]
    [InlineData("xcrn0g04.png", false)]
    [InlineData("xdtn0g01.png", false)]
    [InlineData("xhdn0g08.png", false)]
    [InlineData("xlfn0g04.png", false)]
    [InlineData("xs1n0g01.png", false)]
    public void Broken_PNGs_are_refused_with_a_sentence_and_good_ones_taken(string name, bool good)
    {
        var up = new DirectoryInfo(AppContext.BaseDirectory);
        while (up is not null && !Directory.Exists(Path.Combine(up.FullName, "shared/data/robustness/pngsuite")))
            up = up.Parent;
        Skip.If(up is null, "The PNG test suite lies in ../shared/data, which isn't here.");

        var read = PictureFile.Read(File.ReadAllBytes(Path.Combine(up!.FullName, "shared/data/robustness/pngsuite", name)));

        read.Ok.ShouldBe(good);
        read.Problem?.ToString().ShouldBeOneOf("Das ist kein Bild, das gezeigt werden kann. Bitte laden Sie JPEG, PNG oder WebP hoch.", "Das Bild ist beschädigt und lässt sich nicht lesen.");
    }

    [Fact]
    public void A_JPEG_that_is_cut_off_is_refused() =>
        PictureFile.Read(Convert.FromBase64String(TinyJpeg)[..^20]).Problem!.Code.ShouldBe("broken-picture");

    [Fact]
    public async Task The_script_gets_each_files_own_answer_and_orders_all_at_once()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        manager.Client.DefaultRequestHeaders.Add("Accept", "application/json");

        (await UploadAsync(manager, variant.ProductId, new Upload("uploads", "a.png", Png(40, 50)))).Status.ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(manager, variant.ProductId, new Upload("uploads", "b.png", Png(50, 50)))).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await UploadAsync(manager, variant.ProductId, new Upload("uploads", "c.png", "<html>"u8.ToArray()));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("c.png: Das ist kein Bild");

        var ids = await app.Shop.AskAsync(db => db.ProductPictures.OrderBy(p => p.Position).Select(p => p.Id).ToListAsync());
        await manager.SubmitAsync(await manager.GetAsync($"/admin/products/{variant.ProductId}"), new Dictionary<string, string?> { ["order[0]"] = $"{ids[1]}", ["order[1]"] = $"{ids[0]}" }, "#picture-move");
        (await app.Shop.AskAsync(db => db.ProductPictures.OrderBy(p => p.Position).Select(p => p.Id).ToListAsync())).ShouldBe([ids[1], ids[0]]);
    }

    [Theory]
    [InlineData("rechnung.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("bild.jpg", "MZ this is a program")]
    [InlineData("bild.webp", "")]
    public async Task What_is_no_picture_by_content_is_refused_whatever_its_name(string name, string content)
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await UploadAsync(manager, variant.ProductId, new Upload("uploads", name, Encoding.UTF8.GetBytes(content), "image/png"));

        (await manager.FollowAsync(answer)).Text.ShouldContain("Das ist kein Bild");
        (await app.Shop.AskAsync(db => db.Pictures.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_picture_above_20_MB_or_50_million_pixels_is_refused()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var large = new byte[(20 << 20) + 1];
        Png(10, 10, "").CopyTo(large, 0);
        (await manager.FollowAsync(await UploadAsync(manager, variant.ProductId, new Upload("uploads", "a.png", large)))).Text.ShouldContain("größer als 20 MB");
        var bomb = Png(10, 10, "");
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 30_000);
        (await manager.FollowAsync(await UploadAsync(manager, variant.ProductId, new Upload("uploads", "b.png", bomb)))).Text.ShouldContain("50 Millionen Bildpunkte");
        (await app.Shop.AskAsync(db => db.Pictures.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Pictures_are_put_in_order_and_taken_away()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await UploadAsync(manager, variant.ProductId, new Upload("uploads", "a.png", Png(40, 50, "")), new Upload("uploads", "b.png", Png(50, 50, "")));
        var url = $"/admin/products/{variant.ProductId}";
        var before = await app.Shop.AskAsync(db => db.ProductPictures.OrderBy(p => p.Position).Select(p => p.Id).ToListAsync());

        await manager.SubmitAsync(await manager.GetAsync(url), new { up = before[1] }, "#picture-move");
        (await app.Shop.AskAsync(db => db.ProductPictures.OrderBy(p => p.Position).Select(p => p.Id).ToListAsync())).ShouldBe([before[1], before[0]]);

        await manager.SubmitAsync(await manager.GetAsync(url), new { pictureId = before[0] }, "#picture-remove");
        (await app.Shop.AskAsync(db => db.ProductPictures.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_removed_picture_comes_back_where_it_stood_with_all_that_was_said_about_it()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await UploadAsync(manager, variant.ProductId, new Upload("uploads", "a.png", Png(40, 50, "")), new Upload("uploads", "b.png", Png(50, 50, "")), new Upload("uploads", "c.png", Png(60, 50, "")));
        await app.Shop.DoAsync(async db =>
        {
            foreach (var picture in await db.ProductPictures.ToListAsync())
                (picture.Alt, picture.FocusX, picture.FocusY) = (new($"Bild {picture.Position}", $"Picture {picture.Position}"), 10 + picture.Position, 90);
        });
        var middle = await app.Shop.AskAsync(db => db.ProductPictures.SingleAsync(p => p.Position == 1));

        var gone = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync(url), new { pictureId = middle.Id }, "#picture-remove"));

        gone.Read(".picture-gone").ShouldContain("Bild entfernt Bild 1");
        gone.Page.QuerySelectorAll(".picture-lines [data-picture]").Length.ShouldBe(2);
        (await app.Shop.AskAsync(db => db.Pictures.CountAsync())).ShouldBe(3, "the file stays as long as the picture can come back");
        var removed = gone.Page.QuerySelector("[data-picture-back]")!.GetAttribute("value");
        await manager.SubmitAsync(gone, new { removedId = removed }, "#picture-back");
        var back = await app.Shop.AskAsync(db => db.ProductPictures.OrderBy(p => p.Position).ToListAsync());
        back.Select(p => p.Alt.En).ShouldBe(["Picture 0", "Picture 1", "Picture 2"]);
        (back[1].PictureId, back[1].FocusX, back[1].FocusY).ShouldBe((middle.PictureId, 11, 90));
        var again = await manager.GetAsync(url);
        again.Page.QuerySelector(".picture-gone").ShouldBeNull();
        (await manager.FollowAsync(await manager.SubmitAsync(again, new { removedId = removed }, "#picture-back"))).Text.ShouldContain("lässt sich nicht mehr zurückholen");
    }

    [Fact]
    public void Cleaning_keeps_a_picture_readable_and_drops_its_texts()
    {
        var file = PictureFile.Read(Png(20, 10, "secret place")).Value;

        var clean = PictureFile.Read(PictureCleaner.Clean(file)).Value;

        (clean.Width, clean.Height).ShouldBe((20, 10));
        Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain("secret");
    }

    /// <summary>Waits until the background has made all widths.</summary>
    private static async Task MadeAsync(TestApp app)
    {
        if (!app.Services.GetRequiredService<IPictureMaker>().IsInstalled)
            return;
        for (var n = 0; n < 200 && await app.Shop.AskAsync(db => db.Pictures.AnyAsync(p => p.State == PictureState.Waiting)); n++)
            await Task.Delay(100);
    }

    /// <summary>Camera data as phones write it: orientation, camera, place.</summary>
    private static byte[] Exif(byte orientation)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0, .. "GPS 53.5N 9.9E Kamera 3000"u8,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, int productId, params Upload[] files) =>
        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/products/{productId}"), null, "#picture", files);

    /// <summary>A grey picture with a text chunk.</summary>
    internal static byte[] Png(int width, int height, string text = "")
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        Chunk(png, "IHDR", head);
        Chunk(png, "tEXt", Encoding.Latin1.GetBytes("Comment\0" + text));
        using var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                var row = new byte[width + 1];
                Array.Fill(row, (byte)(y * 255 / height), 1, width);
                row[0] = 0;
                zip.Write(row);
            }
        }
        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        png.Write(length);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        png.Write(body);
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        png.Write(crc);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        return crc ^ 0xFFFFFFFFu;
    }
}
