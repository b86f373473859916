using System.Text;
using NSubstitute;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Files;
using Shop.Operations;
using Shop.Settings;

namespace Shop.Tests.Operations;

/// <summary>Imports and exports as a test says it: a text is a file, its mapping is guessed unless the test names another.</summary>
public static class ImportScene
{
    public static CsvSource File(string text, string name = "liste.csv") => CsvSource.Bytes(name, Encoding.UTF8.GetBytes(text));

    public static ImportPlan Guess(CsvSource source) => PlanGuess.Of(ImportFile.Open(source).Value);

    public static Task<ImportReport> ImportAsync(TestShop shop, string text, Func<ImportPlan, ImportPlan>? plan = null, bool dryRun = false) =>
        ImportAsync(shop, File(text), plan, dryRun);

    public static async Task<ImportReport> ImportAsync(
        TestShop shop, CsvSource source, Func<ImportPlan, ImportPlan>? plan = null, bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        await using var db = shop.CreateDbContext();
        var guessed = ImportFile.Open(source, stop: stop) is { Ok: true } file ? PlanGuess.Of(file.Value) : new ImportPlan();
        return await Import(shop, db).RunAsync(source, plan?.Invoke(guessed) ?? guessed, dryRun, progress, stop);
    }

    public static ImportProducts Import(TestShop shop, ShopDb db)
    {
        var pictures = Substitute.For<IPictureSource>();
        pictures.FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(FetchedPicture.Missing("Das Bild „{0}“ konnte nicht geladen werden."));
        return new ImportProducts(db, pictures, new PictureShelf(db, Substitute.For<IPictureMaker>(), shop.Clock), shop.Clock);
    }

    public static async Task<byte[]> ExportAsync(TestShop shop, ExportChoice? choice = null)
    {
        await using var db = shop.CreateDbContext();
        using var file = new MemoryStream();
        await new ExportProducts(db, new ShopAddress("https://shop.example")).RunAsync(choice ?? new ExportChoice(null, null), file, default);
        return file.ToArray();
    }
}
