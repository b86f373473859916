using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Payments;
using Shop.Pricing;
using Shop.Pricing.Endings;
using Shop.Shipping;

namespace Shop.Data.DemoData;

/// <summary>What every shop needs before its first order, demo or not. Adds what is missing and leaves alone what is there.</summary>
public static class BasicData
{
    public const string StandardShipping = "standard-de";
    public const string EuShipping = "standard-eu";
    public const string Pickup = "pickup";

    public static async Task EnsureAsync(ShopDb db, CancellationToken stop = default)
    {
        await AddTaxRatesAsync(db, stop);
        await AddNumberSeriesAsync(db, stop);
        await AddPaymentMethodsAsync(db, stop);
        await AddShippingMethodsAsync(db, stop);
        if (!await db.PriceEndingRules.AnyAsync(stop))
            db.PriceEndingRules.AddRange(UsualEndings.All);
        await AddRolesAsync(db, stop);
        await db.SaveChangesAsync(stop);
    }

    private static async Task AddTaxRatesAsync(ShopDb db, CancellationToken stop)
    {
        if (await db.TaxRates.AnyAsync(stop))
            return;
        Add(TaxClass.Standard, 0.19m, new(2007, 1, 1), "§12 (1) UStG");
        Add(TaxClass.Reduced, 0.07m, new(1983, 7, 1), "§12 (2) UStG");
        Add(TaxClass.Standard, 0.16m, new(2020, 7, 1), "§28 (1) UStG");
        Add(TaxClass.Reduced, 0.05m, new(2020, 7, 1), "§28 (2) UStG");
        Add(TaxClass.Standard, 0.19m, new(2021, 1, 1), "§12 (1) UStG");
        Add(TaxClass.Reduced, 0.07m, new(2021, 1, 1), "§12 (2) UStG");

        void Add(TaxClass taxClass, decimal rate, DateOnly from, string source) =>
            db.TaxRates.Add(new TaxRate { Country = "DE", TaxClass = taxClass, Rate = rate, ValidFrom = from, Source = source });
    }

    private static async Task AddNumberSeriesAsync(ShopDb db, CancellationToken stop)
    {
        NumberSeries[] wanted =
        [
            new() { Key = "order", Prefix = "B-", Next = 100001 },
            new() { Key = "invoice", Prefix = "RE-", Next = 100001 },
            new() { Key = "cancellation", Prefix = "SR-", Next = 100001 },
            new() { Key = "customer", Prefix = "K-", Next = 10001 },
        ];
        var known = await db.NumberSeries.Select(s => s.Key).ToListAsync(stop);
        db.NumberSeries.AddRange(wanted.Where(s => !known.Contains(s.Key)));
    }

    private static async Task AddPaymentMethodsAsync(ShopDb db, CancellationToken stop)
    {
        if (await db.PaymentMethods.AnyAsync(stop))
            return;
        db.PaymentMethods.AddRange(
            new PaymentMethod
            {
                Code = PaymentMethod.BankTransfer,
                Name = new("Vorkasse per Überweisung", "Bank transfer in advance"),
                Description = new(
                    "Sie erhalten die Bankverbindung mit der Bestellbestätigung. Wir versenden, sobald das Geld da ist.",
                    "You receive our bank details with the order confirmation. We ship as soon as the money has arrived."),
                Position = 1,
            },
            new PaymentMethod
            {
                Code = PaymentMethod.Invoice,
                Name = new("Kauf auf Rechnung", "Purchase on invoice"),
                Description = new(
                    "Sie zahlen erst, wenn die Ware bei Ihnen ist. Die Rechnung kommt per E-Mail.",
                    "You pay once the goods are with you. The invoice arrives by e-mail."),
                PaysLater = true,
                Position = 2,
            });
    }

    private static async Task AddShippingMethodsAsync(ShopDb db, CancellationToken stop)
    {
        if (await db.ShippingMethods.AnyAsync(stop))
            return;
        db.ShippingMethods.AddRange(
            new ShippingMethod
            {
                Code = StandardShipping,
                Name = new("Standardversand", "Standard shipping"),
                Description = new("Mit Sendungsverfolgung an Ihre Haustür oder eine Packstation.", "Tracked, to your door or a parcel station."),
                Price = Money.From(4.90m),
                FreeFrom = Money.From(49),
                Countries = "DE",
                SurchargePostcodes = "18565, 25846-25849, 25859, 25863, 25869, 25929-25999, 26465, 26474, 26486, 26548, 26571, 26579, 26757, 27498",
                Surcharge = Money.From(7.90m),
                TrackingUrl = "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={0}",
                Position = 1,
            },
            new ShippingMethod
            {
                Code = EuShipping,
                Name = new("Versand nach Österreich und in die EU", "Shipping to Austria and the EU"),
                Description = new("Mit Sendungsverfolgung, in der Regel drei bis sechs Werktage.", "Tracked, usually three to six working days."),
                Price = Money.From(9.90m),
                Countries = "AT,NL,BE,LU,FR,DK,PL,IT,ES",
                DaysFrom = 3,
                DaysTo = 6,
                TrackingUrl = "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={0}",
                Position = 2,
            },
            new ShippingMethod
            {
                Code = Pickup,
                Name = new("Abholung in Hamburg", "Pick-up in Hamburg"),
                Description = new("Wir schreiben Ihnen, sobald alles bereitliegt.", "We write to you as soon as everything is ready."),
                Price = Money.Zero,
                Countries = "DE",
                DaysFrom = 0,
                DaysTo = 1,
                Position = 3,
            });
    }

    /// <summary>A role gets its permissions when it is made; later changes are the administrator's.</summary>
    private static async Task AddRolesAsync(ShopDb db, CancellationToken stop)
    {
        var known = await db.Roles.Select(r => r.Name).ToListAsync(stop);
        var missing = new[] { Role.Administrator, Role.Manager, Role.Accountant, Role.Support }
            .Where(name => !known.Contains(name))
            .Select(name => new Role { Name = name, NormalizedName = name.ToUpperInvariant() })
            .ToList();
        if (missing.Count == 0)
            return;
        db.Roles.AddRange(missing);
        await db.SaveChangesAsync(stop);
        db.RoleClaims.AddRange(missing.SelectMany(role => Permissions.Of(role.Name!).Select(permission => new IdentityRoleClaim<int>
        {
            RoleId = role.Id,
            ClaimType = Permissions.ClaimType,
            ClaimValue = permission,
        })));
    }
}
