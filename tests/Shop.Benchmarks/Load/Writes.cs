namespace Shop.Benchmarks.Load;

/// <summary>Measures the requests that write: add to cart and place order.</summary>
internal static class Writes
{
    public static async Task MeasureAsync(ResultTable table, Uri app, Uri bare, Dictionary<string, string> addresses, TimeSpan seconds)
    {
        using var bareClient = Driver.Client(bare);
        var yardstick = await Driver.SendAsync(bareClient, _ => new HttpRequestMessage(HttpMethod.Get, "/header"), seconds, a => a.IsSuccessStatusCode);
        table.Row("add to cart", await AddToCartAsync(app, addresses, seconds), yardstick, 0.02);
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
