using System.IO.Compression;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

[Collection(InTheBrowser.Name)]
public class WeightTests(BrowserShop shop)
{
    private const int MostBytes = 90_000;
    private const int MostRequests = 10;

    [Theory]
    [InlineData("/de")]
    [InlineData("/en")]
    [InlineData("/de/kaffee")]
    public async Task A_page_weighs_less_than_90_KB_and_stands_still(string path)
    {
        await using var visit = await shop.VisitAsync(phone: true);
        var (bytes, requests) = await WeighAsync(visit, path);

        bytes.ShouldBeLessThan(MostBytes);
        requests.ShouldBeLessThanOrEqualTo(MostRequests);
        (await ShiftAsync(visit.Page)).ShouldBeLessThan(0.02);
    }

    [Fact]
    public async Task A_product_page_weighs_less_than_90_KB_and_stands_still()
    {
        await using var search = await shop.VisitAsync(phone: true);
        await search.Page.GotoAsync("/de/suche?q=hafenlicht");
        var path = await search.Page.Locator("main a[href*='/artikel/']").First.GetAttributeAsync("href");
        await using var visit = await shop.VisitAsync(phone: true);

        var (bytes, requests) = await WeighAsync(visit, path!);

        bytes.ShouldBeLessThan(MostBytes);
        requests.ShouldBeLessThanOrEqualTo(MostRequests);
        (await ShiftAsync(visit.Page)).ShouldBeLessThan(0.02);
    }

    /// <summary>HTML, CSS, scripts and fonts as Brotli sends them (fonts are packed already), and the requests besides pictures.</summary>
    private static async Task<(int Bytes, int Requests)> WeighAsync(Visit visit, string path)
    {
        var answers = new List<IResponse>();
        visit.Page.Response += (_, answer) => answers.Add(answer);
        await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var counted = answers.Where(a => !a.Headers.GetValueOrDefault("content-type", "").StartsWith("image/", StringComparison.Ordinal)).ToList();
        var bytes = 0;
        foreach (var answer in counted)
            bytes += Packed(await answer.BodyAsync(), answer.Request.ResourceType);
        return (bytes, counted.Count);
    }

    private static int Packed(byte[] body, string type)
    {
        if (type == "font")
            return body.Length;
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(body);
        return (int)packed.Length;
    }

    private static Task<double> ShiftAsync(IPage page) => page.EvaluateAsync<double>(
        """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value; })
            .observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        })
        """);
}
