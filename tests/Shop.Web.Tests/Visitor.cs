using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Web.Tests;

/// <summary>Someone with a browser without JavaScript: opens pages, fills in forms, keeps cookies.</summary>
public sealed class Visitor(TestApp app, HttpClient client)
{
    private const string Token = "__RequestVerificationToken";

    public TestApp App { get; } = app;

    /// <summary>For requests that no form or link would make.</summary>
    public HttpClient Client { get; } = client;

    public async Task<Answer> GetAsync(string url) => await Answer.OfAsync(url, await Client.GetAsync(new Uri(url, UriKind.Relative)));

    /// <summary>Opens the page at the address, fills in its form and sends it, with the antiforgery token and everything prefilled.</summary>
    /// <param name="url">The page that holds the form.</param>
    /// <param name="fields">What is typed or chosen; null leaves a field out.</param>
    /// <param name="form">CSS selector where the page has several forms.</param>
    public async Task<Answer> PostFormAsync(string url, object? fields = null, string form = "main form[method=post], form[method=post]")
    {
        var page = await GetAsync(url);
        return page.Status == HttpStatusCode.OK
            ? await SubmitAsync(page, fields, form)
            : throw new InvalidOperationException($"{url} answers {(int)page.Status}");
    }

    /// <summary>Sends a form's fields and token elsewhere, as a script would.</summary>
    public async Task<Answer> SubmitAsync(Answer page, object? fields, string form, string action)
    {
        var element = page.Page.QuerySelector(form) ?? throw new InvalidOperationException($"{page.Url} has no '{form}'");
        var usual = element.GetAttribute("action");
        element.SetAttribute("action", action);
        var answer = await SubmitAsync(page, fields, form);
        element.SetAttribute("action", usual ?? "");
        return answer;
    }

    /// <summary>Fills in and sends a form of a page that is already open.</summary>
    public async Task<Answer> SubmitAsync(Answer page, object? fields = null, string form = "main form[method=post], form[method=post]", params Upload[] uploads)
    {
        // The first selector that fits wins: a form of the page's own before those of header and footer.
        var element = form.Split(", ").Select(page.Page.QuerySelector).OfType<IHtmlFormElement>().FirstOrDefault()
            ?? throw new InvalidOperationException($"{page.Url} has no '{form}'");
        var values = Prefilled(element);
        foreach (var (name, value) in Pairs(fields))
        {
            values.RemoveAll(v => v.Key == name);
            if (value is not null)
                values.Add(new(name, value));
        }
        var action = element.GetAttribute("action") is { Length: > 0 } a ? a : page.Url;
        if (string.Equals(element.Method, "get", StringComparison.OrdinalIgnoreCase))
            return await GetAsync(action.Split('?')[0] + "?" + await new FormUrlEncodedContent(values).ReadAsStringAsync());
        return await PostAsync(action, values, uploads);
    }

    /// <summary>A form's fields with a token that belongs to nobody.</summary>
    public Task<Answer> SubmitForgedAsync(Answer page, string form = "main form[method=post], form[method=post]") =>
        SubmitAsync(page, new Dictionary<string, string?>(StringComparer.Ordinal) { [Token] = "forged" }, form);

    /// <summary>Sends fields as a browser would, from this site, but without a token.</summary>
    public Task<Answer> PostAsync(string url, object? fields = null) =>
        PostAsync(url, [.. Pairs(fields).Where(p => p.Value is not null).Select(p => new KeyValuePair<string, string>(p.Key, p.Value!))], []);

    /// <summary>Follows a redirect.</summary>
    public async Task<Answer> FollowAsync(Answer answer) => answer.Location is { } to
        ? await GetAsync(to)
        : throw new InvalidOperationException($"{answer.Url} answers {(int)answer.Status} without a redirect: {answer.Text}");

    private async Task<Answer> PostAsync(string url, List<KeyValuePair<string, string>> values, Upload[] uploads)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Content(values, uploads) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Answer.OfAsync(url, await Client.SendAsync(request));
    }

    private static HttpContent Content(List<KeyValuePair<string, string>> values, Upload[] uploads)
    {
        if (uploads.Length == 0)
            return new FormUrlEncodedContent(values);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            parts.Add(new StringContent(value), name);
        foreach (var upload in uploads)
        {
            var file = new ByteArrayContent(upload.Bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(upload.ContentType);
            parts.Add(file, upload.Field, upload.FileName);
        }
        return parts;
    }

    private static List<KeyValuePair<string, string>> Prefilled(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                    if (choice.IsChecked)
                        values.Add(new(name, choice.Value));
                    break;
                case IHtmlInputElement { Type: not ("submit" or "button" or "image" or "file" or "reset") } input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.SelectedOptions.Select(o => new KeyValuePair<string, string>(name, o.Value)));
                    break;
            }
        }
        return values;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(object? fields) => fields switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, string?>> pairs => pairs,
        _ => fields.GetType().GetProperties().Select(p => new KeyValuePair<string, string?>(
            p.Name, p.GetValue(fields) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null)),
    };
}

/// <summary>A file chosen in a form.</summary>
public sealed record Upload(string Field, string FileName, byte[] Bytes, string ContentType = "application/octet-stream");

/// <summary>What came back, with the page parsed.</summary>
public sealed class Answer
{
    private Answer(string url, HttpResponseMessage response, string text)
    {
        Url = url;
        Response = response;
        Html = text;
        Page = new HtmlParser().ParseDocument(text);
    }

    public string Url { get; }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string? Location => Response.Headers.Location?.OriginalString;

    public string Html { get; }

    public IHtmlDocument Page { get; }

    /// <summary>What one reads, white space collapsed.</summary>
    public string Text => Read(Page.Body);

    /// <summary>What one reads in a part of the page; fails when the part is missing.</summary>
    public string Read(string selector) => Read(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"{Url} has no '{selector}'"));

    public static async Task<Answer> OfAsync(string url, HttpResponseMessage response) => new(url, response, await response.Content.ReadAsStringAsync());

    private static string Read(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
