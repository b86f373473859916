using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers.VatChecks;
using Shouldly;
using Xunit;

namespace Shop.Tests.Customers;

public class CheckVatIdTests
{
    private const string Vienna = "ATU13585627";

    [Fact]
    public async Task A_valid_id_is_kept_with_name_address_and_consultation_number()
    {
        using var shop = await Given.OpenShopAsync();
        await using var vies = await ViesDouble.StartAsync();

        var check = await CheckAsync(shop, vies, "at u 13585627");

        check!.Outcome.ShouldBe(VatOutcome.Valid);
        check.Name.ShouldBe("Kaffeehaus Wien GmbH");
        check.ConsultationNumber.ShouldBe("WAPIAAAAZcYp1");
        var asked = vies.Asked.Single();
        (asked.GetProperty("countryCode").GetString(), asked.GetProperty("vatNumber").GetString()).ShouldBe(("AT", "U13585627"));
        (asked.GetProperty("requesterMemberStateCode").GetString(), asked.GetProperty("requesterNumber").GetString()).ShouldBe(("DE", "123456789"));
        (await shop.AskAsync(db => db.VatChecks.SingleAsync())).VatId.ShouldBe(Vienna);
    }

    [Fact]
    public async Task An_answer_counts_for_a_day_and_then_is_asked_for_again()
    {
        using var shop = await Given.OpenShopAsync();
        await using var vies = await ViesDouble.StartAsync();
        await CheckAsync(shop, vies, Vienna);
        shop.Clock.Advance(TimeSpan.FromHours(23));
        await CheckAsync(shop, vies, Vienna);
        vies.Asked.Count.ShouldBe(1);
        (await shop.AskAsync(db => db.IsProvenAsync(Vienna, shop.Clock.UtcNow()))).ShouldBeTrue();

        shop.Clock.Advance(TimeSpan.FromHours(2));
        (await shop.AskAsync(db => db.IsProvenAsync(Vienna, shop.Clock.UtcNow()))).ShouldBeFalse();
        await CheckAsync(shop, vies, Vienna);

        vies.Asked.Count.ShouldBe(2);
    }

    public static TheoryData<string> Troubles => ["state", "down", "rubbish", "empty", "list", "html", "slow", "gone"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_goes_wrong_out_there_proves_nothing_and_is_asked_again_after_a_minute(string trouble)
    {
        using var shop = await Given.OpenShopAsync();
        await using var vies = await ViesDouble.StartAsync();
        vies.Answer = asked => trouble switch
        {
            "state" => ViesDouble.StateUnavailable(asked),
            "down" => (503, "Service Unavailable"),
            "rubbish" => (200, "{\"valid\": tru"),
            "empty" => (200, "{}"),
            "list" => (200, "[1,2]"),
            "html" => (200, "<html>Maintenance</html>"),
            _ => ViesDouble.Valid(asked),
        };
        vies.Delay = TimeSpan.FromMilliseconds(trouble == "slow" ? 1500 : 0);
        var address = trouble == "gone" ? "http://127.0.0.1:1/rest-api" : vies.Address;

        (await CheckAsync(shop, address, Vienna))!.Outcome.ShouldBe(VatOutcome.Unavailable);
        (await shop.AskAsync(db => db.IsProvenAsync(Vienna, shop.Clock.UtcNow()))).ShouldBeFalse();

        vies.Answer = ViesDouble.Valid;
        vies.Delay = TimeSpan.Zero;
        (await CheckAsync(shop, vies, Vienna))!.Outcome.ShouldBe(VatOutcome.Unavailable);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        (await CheckAsync(shop, vies, Vienna))!.Outcome.ShouldBe(VatOutcome.Valid);
    }

    [Fact]
    public async Task A_register_that_is_silent_later_does_not_undo_a_proof_but_one_that_says_no_does()
    {
        using var shop = await Given.OpenShopAsync();
        await using var vies = await ViesDouble.StartAsync();
        await CheckAsync(shop, vies, Vienna);
        await shop.DoAsync(db =>
        {
            db.VatChecks.Add(new VatCheck { VatId = Vienna, CheckedAt = shop.Clock.UtcNow().AddMinutes(1), Outcome = VatOutcome.Unavailable });
            return Task.CompletedTask;
        });
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        (await shop.AskAsync(db => db.IsProvenAsync(Vienna, shop.Clock.UtcNow()))).ShouldBeTrue();

        vies.Answer = ViesDouble.Invalid;
        (await CheckAsync(shop, vies, Vienna))!.Outcome.ShouldBe(VatOutcome.Invalid);

        (await shop.AskAsync(db => db.IsProvenAsync(Vienna, shop.Clock.UtcNow()))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ATU13585628")]
    [InlineData("Kaffee")]
    [InlineData("")]
    public async Task An_id_that_cannot_be_one_is_not_asked_about(string typed)
    {
        using var shop = await Given.OpenShopAsync();
        await using var vies = await ViesDouble.StartAsync();

        (await CheckAsync(shop, vies, typed)).ShouldBeNull();
        vies.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_asked_where_no_address_is_configured()
    {
        using var shop = await Given.OpenShopAsync();

        (await CheckAsync(shop, "", Vienna)).ShouldBeNull();
    }

    private static Task<VatCheck?> CheckAsync(TestShop shop, ViesDouble vies, string typed) => CheckAsync(shop, vies.Address, typed);

    private static async Task<VatCheck?> CheckAsync(TestShop shop, string address, string typed)
    {
        await using var db = shop.CreateDbContext();
        return await new CheckVatId(db, Vies.At(address, TimeSpan.FromMilliseconds(700)), shop.Settings(), shop.Clock).CheckAsync(typed);
    }
}
