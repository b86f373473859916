using Microsoft.EntityFrameworkCore;
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
                PictureId = drawn.GetValueOrDefault(source.Kind)?.Id ?? await PictureOfAsync(source, stop),
                PhonePictureId = source.Kind == "hero" ? drawn["hero-phone"]?.Id : null,
                Position = i + 1,
            });
        }
        await db.SaveChangesAsync(stop);
    }

    private async Task<int?> PictureOfAsync(DemoHomeBlock block, CancellationToken stop) => block switch
    {
        { Kind: not "teaser" } => null,
        { Target: { } target } when target.StartsWith("product:", StringComparison.Ordinal) =>
            await db.Products.Where(p => p.Key == target.Substring(8)).SelectMany(p => p.Pictures).OrderBy(p => p.Position).Select(p => (int?)p.PictureId).FirstOrDefaultAsync(stop),
        { Target: { } target } when target.StartsWith("category:", StringComparison.Ordinal) =>
            await db.Categories.Where(c => c.Key == target.Substring(9)).Select(c => c.PictureId).SingleOrDefaultAsync(stop),
        _ => null,
    };

    private sealed record DemoHomeBlock(string Key, string Kind, LocalizedText Title, LocalizedText Text, LocalizedText? Button, string? Target);
}
