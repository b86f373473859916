using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Files;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class PicturesTests
{
    [Fact]
    public async Task An_uploaded_picture_is_served_in_widths_without_its_camera_data()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        await UploadAsync(manager, variant.ProductId, new Upload("uploads", "strand.txt", Png(800, 1000, "GPS 53.5N 9.9E")));

        var renditions = await app.Shop.AskAsync(db => db.PictureRenditions.OrderBy(r => r.Width).ToListAsync());
        renditions.ShouldNotBeEmpty();
        renditions.ShouldAllBe(r => !Encoding.Latin1.GetString(r.Bytes).Contains("GPS"));
        if (app.Services.GetRequiredService<IPictureMaker>().IsInstalled)
        {
            renditions.Select(r => r.Width).ShouldBe([320, 640]);
            renditions.ShouldAllBe(r => r.ContentType == "image/webp");
        }
        var page = await manager.GetAsync($"/admin/products/{variant.ProductId}");
        var shown = await manager.GetAsync(page.Page.QuerySelector(".picture-lines img")!.GetAttribute("src")!);
        shown.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelector("#Form_Pictures_0__Alt_De")!.GetAttribute("value")!.ShouldNotBeEmpty();
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
    public void Cleaning_keeps_a_picture_readable_and_drops_its_texts()
    {
        var file = PictureFile.Read(Png(20, 10, "secret place")).Value;

        var clean = PictureFile.Read(PictureCleaner.Clean(file)).Value;

        (clean.Width, clean.Height).ShouldBe((20, 10));
        Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain("secret");
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
