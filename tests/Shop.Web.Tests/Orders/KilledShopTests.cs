using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Operations;
using Shop.Stock;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Orders;

public class KilledShopTests
{
    [Fact]
    public async Task After_a_kill_while_orders_are_placed_every_confirmed_order_is_there_whole_with_its_stock()
    {
        using var shop = await ShopProcess.StartAsync(("Demo__Enabled", "true"));
        var confirmed = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var buyers = Enumerable.Range(0, 6).Select(_ => Task.Run(() => BuyOnAsync(shop.Address, confirmed, stop.Token))).ToList();
        while (confirmed.Count < 15)
        {
            await Task.Delay(50);
            buyers.ShouldContain(b => !b.IsFaulted, string.Join('\n', buyers.Select(b => b.Exception?.ToString())));
        }

        shop.Kill();
        await stop.CancelAsync();
        await Task.WhenAll(buyers.Select(b => b.ContinueWith(_ => { }, TaskScheduler.Default)));

        await using var db = Open(shop);
        foreach (var number in confirmed)
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Number == number);
            order.Lines.Sum(l => l.Total.Cents).ShouldBe(order.Total.Cents);
            var promised = await db.StockMovements.Where(m => m.OrderId == order.Id && m.Kind == StockMovementKind.Reserved).SumAsync(m => m.ReservedChange);
            promised.ShouldBe(order.Lines.Where(l => l.VariantId != null).Sum(l => l.Quantity));
        }
        (await new Verify(db).RunAsync()).Select(p => p.ToString()).ShouldBeEmpty();
    }

    private static async Task BuyOnAsync(Uri address, ConcurrentBag<string> confirmed, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = true };
            using var client = new HttpClient(handler) { BaseAddress = address };
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            var shelf = await ReadAsync(await client.GetAsync("/de/kaffee", stop));
            var links = shelf.QuerySelectorAll("main a[href*='/artikel/']").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            var product = await ReadAsync(await client.GetAsync(links[Random.Shared.Next(links.Count)], stop));
            if (product.QuerySelector("form.buy-form") is null)
                continue;
            await SubmitAsync(client, product, "form.buy-form", [], stop);
            var checkout = await ReadAsync(await client.GetAsync("/de/kasse", stop));
            var review = await SubmitAsync(client, checkout, "form:has([name=Email])", new()
            {
                ["Email"] = "kill@example.org",
                ["Address.FirstName"] = "Karl",
                ["Address.LastName"] = "Käufer",
                ["Address.Street"] = "Deichstraße 9",
                ["Address.Postcode"] = "20459",
                ["Address.City"] = "Hamburg",
                ["PaymentMethod"] = "bank-transfer",
            }, stop);
            var done = await SubmitAsync(client, review, "form:has([name=total])", [], stop);
            if (done.Url.Contains("/bestellung/", StringComparison.Ordinal))
                confirmed.Add(new Uri(done.Url).Segments[^1]);
        }
    }

    private static async Task<IHtmlDocument> SubmitAsync(
        HttpClient client, IHtmlDocument page, string selector, Dictionary<string, string> typed, CancellationToken stop)
    {
        var form = (IHtmlFormElement)page.QuerySelector(selector)!;
        var values = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(i => i.Type is not ("radio" or "checkbox") || i.IsChecked || typed.GetValueOrDefault(i.Name!) == i.Value)
            .Select(i => KeyValuePair.Create(i.Name!, typed.GetValueOrDefault(i.Name!, i.Value)))
            .Concat(form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Select(s => KeyValuePair.Create(s.Name!, s.Value ?? "")));
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(form.GetAttribute("action"), content, stop));
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var html = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{answer.RequestMessage!.RequestUri}: {html[..Math.Min(1500, html.Length)]}");
            var page = new HtmlParser().ParseDocument(html);
            page.Location.Href = answer.RequestMessage.RequestUri!.ToString();
            return page;
        }
    }

    private static ShopDb Open(ShopProcess shop)
    {
        var options = new DbContextOptionsBuilder<ShopDb>();
        options.UseSqliteShop(shop.ConnectionString, new DatabaseOptions());
        return new ShopDb(options.Options);
    }
}
