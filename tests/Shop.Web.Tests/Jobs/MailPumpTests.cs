using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Mails;
using Shop.Tests;
using Shop.Web.Jobs;
using Shop.Web.Mail;
using Shop.Web.Telemetry;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Jobs;

public class MailPumpTests
{
    [Fact]
    public async Task A_mail_is_sent_once()
    {
        using var shop = TestShop.Open();
        var post = new Post();
        await AddAsync(shop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PumpOn(shop, post).WorkAsync(default))));

        post.Sent.ShouldBe(1);
        var mail = await MailAsync(shop);
        (mail.SentAt is not null, mail.KeptOnly).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_mail_comes_back_with_growing_pauses_until_the_server_answers()
    {
        using var shop = TestShop.Open();
        var post = new Post { Failures = 3 };
        await AddAsync(shop);
        var pump = PumpOn(shop, post);

        foreach (var minutes in new[] { 1, 2, 4 })
        {
            await pump.WorkAsync(default);
            (await MailAsync(shop)).LastError.ShouldBe("server away");
            shop.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await pump.WorkAsync(default)).ShouldBe(0);
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await pump.WorkAsync(default);

        var mail = await MailAsync(shop);
        (mail.SentAt is not null, mail.Attempts, mail.LastError).ShouldBe((true, 4, null));
    }

    [Fact]
    public async Task After_the_last_attempt_a_mail_is_given_up()
    {
        using var shop = TestShop.Open();
        var post = new Post { Failures = 100 };
        await AddAsync(shop);
        var pump = PumpOn(shop, post);

        for (var i = 0; i < MailMessage.MostAttempts + 3; i++)
        {
            await pump.WorkAsync(default);
            shop.Clock.Advance(TimeSpan.FromHours(5));
        }

        post.Tries.ShouldBe(MailMessage.MostAttempts);
        var mail = await MailAsync(shop);
        (mail.SentAt, mail.GivenUpAt is not null).ShouldBe((null, true));
    }

    [Fact]
    public async Task Without_a_server_the_mail_is_kept_and_says_so()
    {
        using var shop = TestShop.Open();
        var post = new Post { Delivers = false };
        await AddAsync(shop);

        await PumpOn(shop, post).WorkAsync(default);

        post.Tries.ShouldBe(0);
        var mail = await MailAsync(shop);
        (mail.SentAt is not null, mail.KeptOnly).ShouldBe((true, true));
    }

    private static MailPump PumpOn(TestShop shop, Post post)
    {
        var provider = new ServiceCollection().AddScoped(_ => shop.CreateDbContext()).AddSingleton<IMailTransport>(post).BuildServiceProvider();
        return new MailPump(provider.GetRequiredService<IServiceScopeFactory>(), shop.Clock, new WakeUp(), new Heartbeats(shop.Clock), NullLogger<MailPump>.Instance);
    }

    private static Task AddAsync(TestShop shop) => shop.DoAsync(db =>
    {
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        db.Mails.Add(new MailMessage { To = "a@example.org", Subject = "S", Html = "<p>", Text = "t", Kind = "test", CreatedAt = now, DueAt = now });
        return Task.CompletedTask;
    });

    private static Task<MailMessage> MailAsync(TestShop shop) => shop.AskAsync(db => db.Mails.SingleAsync());

    private sealed class Post : IMailTransport
    {
        private int _sent;
        private int _tries;

        public bool Delivers { get; init; } = true;

        public int Failures { get; init; }

        public int Sent => _sent;

        public int Tries => _tries;

        public Task SendAsync(MailMessage mail, CancellationToken stop)
        {
            if (Interlocked.Increment(ref _tries) <= Failures)
                throw new InvalidOperationException("server away");
            Interlocked.Increment(ref _sent);
            return Task.CompletedTask;
        }
    }
}
