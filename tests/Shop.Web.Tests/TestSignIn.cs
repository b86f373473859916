using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shop.Web.Tests;

/// <summary>Believes a header who is signed in; the claims are those the shop itself gives that user.</summary>
internal sealed class TestSignIn(TestApp app, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "Test";
    public const string OrCookie = "TestOrCookie";
    public const string Header = "X-Test-User";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        app.SignedIn.TryGetValue(Request.Headers[Header].ToString(), out var user)
            ? AuthenticateResult.Success(new AuthenticationTicket(user, Scheme))
            : AuthenticateResult.NoResult());
}
