using Shop.Common;
using Shop.Content;

namespace Shop.Data.DemoData;

/// <summary>Fills the home page; a teaser without a picture of its own shows what it leads to.</summary>
internal sealed class DemoHome(ShopDb db, DemoPictures pictures)
{
    private static readonly string[] Drawn = ["hero", "hero-phone", "story"];

    public async Task SeedAsync(CancellationToken stop)
    {
        var drawn = Drawn.ToDictionary(n => n, pictures.Find);
        db.Pictures.AddRange(drawn.Values.OfType<Files.Picture>());
        await db.SaveChangesAsync(stop);
        foreach (var (i, source) in DemoFiles.Read<List<DemoHomeBlock>>("home", []).Index())
        {
            db.HomeBlocks.Add(new HomeBlock
            {
                Kind = source.Kind,
                Title = source.Title,
                Text = source.Text,
                Button = source.Button ?? LocalizedText.Empty,
                Target = source.Target ?? "",
                Products = source.Products ?? "",
                PictureId = drawn.GetValueOrDefault(source.Kind)?.Id,
                PictureAlt = source.Alt ?? LocalizedText.Empty,
                PhonePictureId = source.Kind == "hero" ? drawn["hero-phone"]?.Id : null,
                Position = i + 1,
            });
        }
        await db.SaveChangesAsync(stop);
    }

    private sealed record DemoHomeBlock(string Key, string Kind, LocalizedText Title, LocalizedText Text, LocalizedText? Button, string? Target, string? Products, LocalizedText? Alt);
}
