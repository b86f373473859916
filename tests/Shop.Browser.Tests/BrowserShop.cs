using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shop.Data.DemoData;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Browser.Tests;

/// <summary>The demo shop in its own process and a Chromium to visit it with; shared by all browser tests.</summary>
public sealed class BrowserShop : IAsyncLifetime
{
    private readonly Dictionary<string, string> _signedIn = [];
    private readonly Dictionary<(string? Who, bool Phone, bool Dark), Visit> _lookers = [];
    private ShopProcess? _shop;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => _shop!.Address;

    public async Task InitializeAsync()
    {
        _shop = await ShopProcess.StartAsync(("Demo__Enabled", "true"));
        _playwright = await Playwright.CreateAsync();
        // Two shops and two browsers share the machine: what is slow isn't wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor who is signed in; signing in happens once an account.</summary>
    public async Task<Visit> SignInAsync(DemoAccount account, bool phone = false, bool dark = false)
    {
        if (!_signedIn.TryGetValue(account.Email, out var state))
        {
            await using var visit = await VisitAsync();
            await visit.Page.GotoAsync("/de/anmelden");
            await visit.Page.Locator("main [name='Email']").FillAsync(account.Email);
            await visit.Page.Locator("[name='Password']").FillAsync(account.Password);
            await visit.Page.Locator("form:has([name='Password']) button.btn-primary").ClickAsync();
            await visit.Page.WaitForURLAsync(url => !url.Contains("anmelden", StringComparison.Ordinal));
            _signedIn[account.Email] = state = await visit.Page.Context.StorageStateAsync();
        }
        return await VisitAsync(phone, dark, state: state);
    }

    /// <summary>Opens a page for looking at only, on the desktop in light and on the phone in dark; the visitors are kept, so that a walk over many pages doesn't begin anew at each.</summary>
    public async Task LookAsync(DemoAccount? who, string path, int status = 200)
    {
        foreach (var (phone, dark) in new[] { (false, false), (true, true) })
        {
            if (!_lookers.TryGetValue((who?.Email, phone, dark), out var visit))
                _lookers[(who?.Email, phone, dark)] = visit = who is null ? await VisitAsync(phone, dark) : await SignInAsync(who, phone, dark);
            visit.Forget();
            var answer = await visit.Page.GotoAsync(path);
            answer!.Status.ShouldBe(status, path);
            await visit.ShouldBeAccessibleAsync();
            (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue($"{path} scrolls sideways");
            visit.Complaints.ShouldBeEmpty();
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _shop?.Dispose();
    }

    /// <summary>A fresh visitor; every script error and every broken answer of this shop fails the test through <see cref="Visit.Complaints"/>.</summary>
    public async Task<Visit> VisitAsync(bool phone = false, bool dark = false, bool script = true, string? state = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = "de-DE",
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            HasTouch = phone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            StorageState = state,
        });
        context.SetDefaultTimeout(30_000);
        return new Visit(await context.NewPageAsync());
    }
}

/// <summary>One visitor's page.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Visit(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add("script error: " + error);
        page.Console += (_, message) =>
        {
            // A refused resource or a CSP breach shows here; an expected 4xx answer to a form does too and isn't one. Nor is a live preview that
            // a newer one overtakes: htmx writes that as afterRequest and sendAbort, while one that failed ends in sendError or timeout.
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)
                && !message.Text.StartsWith("htmx:sendAbort", StringComparison.Ordinal) && !message.Text.StartsWith("htmx:afterRequest", StringComparison.Ordinal))
                _complaints.Add("console: " + message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                _complaints.Add($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Starts a new page of complaints.</summary>
    public void Forget() => _complaints.Clear();

    /// <summary>
    /// Runs axe over the page as it stands: WCAG 2.2 A and AA. The window is made as high as the page meanwhile: what a bar at the window's edge
    /// covers depends on how far one has scrolled and would be found or not by chance (that focus never hides there is a test of its own).
    /// </summary>
    public async Task ShouldBeAccessibleAsync()
    {
        var window = Page.ViewportSize!;
        var height = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        if (height > window.Height)
            await Page.SetViewportSizeAsync(window.Width, height);
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        if (height > window.Height)
            await Page.SetViewportSizeAsync(window.Width, window.Height);
        result.Violations.Select(v => $"{Page.Url}: {v.Id} ({v.Help}) at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}

/// <summary>Journeys share one shop and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<BrowserShop>
{
    public const string Name = "browser";
}

/// <summary>Walks over all pages have a shop and a browser of their own and go on beside the journeys.</summary>
[CollectionDefinition(Name)]
public sealed class OverAllPages : ICollectionFixture<BrowserShop>
{
    public const string Name = "pages";
}
