using System.Collections.Concurrent;

namespace Shop.Benchmarks.Load;

/// <summary>Measures the requests that write: add to cart and place order.</summary>
internal static class Writes
{
    public static async Task MeasureAsync(ResultTable table, Uri app, Uri bare, Dictionary<string, string> addresses, TimeSpan seconds)
    {
        using var bareClient = Driver.Client(bare);
        var yardstick = await Driver.SendAsync(bareClient, _ => new HttpRequestMessage(HttpMethod.Get, "/header"), seconds, a => a.IsSuccessStatusCode);
        table.Row("add to cart", await AddToCartAsync(app, addresses, seconds), yardstick, 0.02);
        table.Row("place order", await PlaceOrderAsync(app, addresses, seconds), yardstick, 0.003);
    }

    /// <summary>Sends the order button of carts that were filled and walked to the review beforehand.</summary>
    private static async Task<Run> PlaceOrderAsync(Uri app, Dictionary<string, string> addresses, TimeSpan seconds)
    {
        var ready = new ConcurrentQueue<(string Cookies, string Action, List<KeyValuePair<string, string>> Values)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200 * (int)seconds.TotalSeconds), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            using var visitor = new Visitor(app);
            var page = await visitor.GetAsync(addresses["product"]);
            await visitor.SubmitAsync(page, ("quantity", "1"));
            var checkout = await visitor.GetAsync("/de/kasse");
            var review = await visitor.SubmitAsync(
                checkout,
                ("Email", "last@example.org"),
                ("Address.FirstName", "Last"),
                ("Address.LastName", "Probe"),
                ("Address.Street", "Hafenstraße 1"),
                ("Address.Postcode", "20457"),
                ("Address.City", "Hamburg"),
                ("PaymentMethod", "bank-transfer"));
            var (action, values) = Visitor.Fill(review, ("total", review.QuerySelector("[name=total]")!.GetAttribute("value")!));
            ready.Enqueue((visitor.Cookies, action, values));
        });
        Console.WriteLine($"{ready.Count} carts wait to be ordered");
        using var client = Driver.Client(app);
        return await Driver.SendAsync(
            client,
            _ =>
            {
                if (!ready.TryDequeue(out var next))
                    return null;
                var request = new HttpRequestMessage(HttpMethod.Post, next.Action) { Content = new FormUrlEncodedContent(next.Values) };
                request.Headers.Add("Cookie", next.Cookies);
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                return request;
            },
            seconds,
            a => a.Headers.Location?.OriginalString.Contains("/bestellung/", StringComparison.Ordinal) == true);
    }

    private static async Task<Run> AddToCartAsync(Uri app, Dictionary<string, string> addresses, TimeSpan seconds)
    {
        var visitors = new List<(string Cookies, string Action, List<KeyValuePair<string, string>> Values)>();
        for (var i = 0; i < Wrk.Connections; i++)
        {
            using var visitor = new Visitor(app);
            var page = await visitor.GetAsync(addresses["product"]);
            await visitor.SubmitAsync(page, ("quantity", "1"));
            var (action, values) = Visitor.Fill(page, ("quantity", "1"));
            visitors.Add((visitor.Cookies, action, values));
        }
        using var client = Driver.Client(app);
        var random = new Random(1);
        return await Driver.SendAsync(
            client,
            worker =>
            {
                var (cookies, action, values) = visitors[worker];
                // Another variant each time, so that no line reaches its largest quantity.
                var fields = values.Select(v => v.Key == "variantId" ? KeyValuePair.Create(v.Key, random.Next(1, 30_000).ToString(System.Globalization.CultureInfo.InvariantCulture)) : v);
                var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
                request.Headers.Add("Cookie", cookies);
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                request.Headers.Add("HX-Request", "true");
                return request;
            },
            seconds,
            a => (int)a.StatusCode < 400);
    }
}
