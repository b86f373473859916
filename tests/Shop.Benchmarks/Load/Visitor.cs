using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Benchmarks.Load;

/// <summary>A visitor with cookies who follows links and fills in forms, to find addresses and to prepare carts before measuring.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient _client;

    public Visitor(Uri address)
    {
        _client = new HttpClient(_handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public string Cookies => _handler.CookieContainer.GetCookieHeader(_client.BaseAddress!);

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        return await ReadAsync(answer, path);
    }

    /// <summary>Submits the form of the page that has all the named fields, with its hidden and preset values.</summary>
    public async Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var (action, values) = Fill(page, fields);
        using var answer = await _client.PostAsync(action, new FormUrlEncodedContent(values));
        return await ReadAsync(answer, action);
    }

    /// <summary>Address and values that submitting would send.</summary>
    public static (string Action, List<KeyValuePair<string, string>> Values) Fill(IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var form = page.Forms.First(f => f.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && fields.All(x => f.QuerySelector($"[name='{x.Name}']") is not null));
        var values = form.QuerySelectorAll("input[name],select[name],textarea[name]").SelectMany(Preset)
            .Where(p => fields.All(x => x.Name != p.Key))
            .Concat(fields.Select(x => KeyValuePair.Create(x.Name, x.Value))).ToList();
        if (form.QuerySelector("button[type=submit][name]") is IHtmlButtonElement { Name: { } name } button)
            values.Add(KeyValuePair.Create(name, button.Value));
        return (form.GetAttribute("action") is { Length: > 0 } action ? action : new Uri(page.Url).PathAndQuery, values);
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Preset(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
        IHtmlInputElement input => [KeyValuePair.Create(input.Name!, input.Value)],
        IHtmlSelectElement select => [KeyValuePair.Create(select.Name!, select.Value ?? "")],
        IHtmlTextAreaElement text => [KeyValuePair.Create(text.Name!, text.Value)],
        _ => [],
    };

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer, string path)
    {
        var html = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}:\n{html[..Math.Min(html.Length, 2000)]}");
        var page = new HtmlParser().ParseDocument(html);
        page.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        return page;
    }
}
