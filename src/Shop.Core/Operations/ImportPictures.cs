using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Files;

namespace Shop.Operations;

/// <summary>Fetches the pictures of a batch of products, a few at a time and never twice; what can't be fetched is noted as missing.</summary>
internal sealed class ImportPictures(ShopDb db, IPictureSource pictures, PictureShelf shelf, ImportReport report)
{
    private const int AtOnce = 4;

    /// <summary>The pictures that came, by address.</summary>
    public async Task<IReadOnlyDictionary<string, Picture>> FetchAsync(IReadOnlyList<ShopifyProduct> sources, ImportCatalogueCounts counts, CancellationToken stop)
    {
        var handles = sources.Select(s => s.Handle).ToList();
        var there = (await db.Products.Where(p => EF.Parameter(handles).Contains(p.Key)).SelectMany(p => p.Pictures)
            .Where(p => p.SourceUrl != null).Select(p => p.SourceUrl!).ToListAsync(CancellationToken.None)).ToHashSet(StringComparer.Ordinal);
        var wanted = sources.SelectMany(s => s.Pictures).Where(p => !there.Contains(p.Url)).DistinctBy(p => p.Url, StringComparer.Ordinal).ToList();
        var outcomes = new FetchedPicture[wanted.Count];
        try
        {
            var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
            await Parallel.ForAsync(0, wanted.Count, limit, async (i, token) => outcomes[i] = await pictures.FetchAsync(wanted[i].Url, token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new Dictionary<string, Picture>();
        }
        return await KeepAsync(wanted, outcomes, counts, stop);
    }

    /// <summary>Hangs the pictures into the product's gallery; returns how many were new.</summary>
    public static int Attach(Product product, ShopifyProduct source, IReadOnlyDictionary<string, Picture> fetched)
    {
        var added = 0;
        foreach (var wanted in source.Pictures)
        {
            if (!fetched.TryGetValue(wanted.Url, out var picture) || product.Pictures.Exists(p => p.SourceUrl == wanted.Url))
                continue;
            var alt = wanted.Alt.Length is > 0 and <= 300 ? wanted.Alt : source.Head.Title;
            var hung = new ProductPicture { Alt = LocalizedText.Both(alt), SourceUrl = wanted.Url, Position = product.Pictures.Count };
            if (picture.Id > 0)
                hung.PictureId = picture.Id;
            else
                hung.Picture = picture;
            product.Pictures.Add(hung);
            added++;
        }
        return added;
    }

    private async Task<IReadOnlyDictionary<string, Picture>> KeepAsync(List<ShopifyPicture> wanted, FetchedPicture[] outcomes, ImportCatalogueCounts counts, CancellationToken stop)
    {
        var kept = new Dictionary<string, Picture>(StringComparer.Ordinal);
        var byKey = new Dictionary<string, Picture>(StringComparer.Ordinal);
        foreach (var (asked, got) in wanted.Zip(outcomes))
        {
            if (stop.IsCancellationRequested)
                break;
            var picture = got.WhyNot is null && await shelf.TakeAsync(got.Bytes, CancellationToken.None) is { Ok: true } taken ? taken.Value : null;
            if (picture is null)
            {
                counts.PicturesMissing++;
                report.Remark(asked.Row, got.WhyNot ?? "Unter „{0}“ liegt kein Bild.", asked.Url);
                continue;
            }
            counts.Pictures++;
            kept[asked.Url] = byKey.TryAdd(picture.Key, picture) ? picture : byKey[picture.Key];
        }
        return kept;
    }
}
