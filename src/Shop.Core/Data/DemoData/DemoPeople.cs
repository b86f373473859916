using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Customers;

namespace Shop.Data.DemoData;

/// <summary>Invents the people of the demo from lists of names and places, and makes customers and accounts of them.</summary>
internal sealed class DemoPeople(DemoCalendar calendar)
{
    private const int Consumers = 1788;
    private const int Cafes = 12;

    private readonly DemoDice _dice = new("people");
    private readonly DemoNames _names = DemoFiles.Read("customers", DemoNames.None);

    /// <summary>In the order in which they will find the shop; nothing is saved yet.</summary>
    public IReadOnlyList<DemoBuyer> Invent() =>
    [
        AccountHolder(),
        .. _names.Cafes.Take(Cafes).Select(Cafe),
        .. Enumerable.Range(1, Consumers).Select(Consumer),
    ];

    /// <summary>Saves staff and the account of the demo customer.</summary>
    public static async Task<IReadOnlyDictionary<DemoAccount, int>> SaveAccountsAsync(ShopDb db, DemoCalendar calendar, CancellationToken stop)
    {
        var hasher = new PasswordHasher<User>();
        var users = DemoAccounts.All.ToDictionary(a => a, a => UserOf(a, hasher, calendar));
        db.Users.AddRange(users.Values);
        await db.SaveChangesAsync(stop);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, stop);
        db.UserRoles.AddRange(users.Where(u => u.Key.Role is not null)
            .Select(u => new IdentityUserRole<int> { UserId = u.Value.Id, RoleId = roles[u.Key.Role!] }));
        await db.SaveChangesAsync(stop);
        return users.ToDictionary(u => u.Key, u => u.Value.Id);
    }

    /// <summary>Saves everyone, numbered by the day of their first order; who never ordered has only registered.</summary>
    public async Task SaveCustomersAsync(
        ShopDb db, IReadOnlyList<DemoBuyer> buyers, IReadOnlyList<DemoSale> sales, IReadOnlyDictionary<DemoAccount, int> users, CancellationToken stop)
    {
        var first = sales.GroupBy(s => s.Buyer).ToDictionary(g => g.Key, g => g.Min(s => s.PlacedAt));
        var met = buyers
            .Select(b => (Buyer: b, At: first.TryGetValue(b, out var at) ? at : DemoCalendar.At(calendar.Today.AddDays(-_dice.Between(1, 300)), 20, _dice.Between(0, 59))))
            .OrderBy(b => b.At)
            .ToList();
        var series = await db.NumberSeries.SingleAsync(s => s.Key == "customer", stop);
        foreach (var (buyer, at) in met)
            buyer.Customer = CustomerOf(buyer, at, series.Prefix + series.Next++, users);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(stop);
        await InsertAsync(db, met.ConvertAll(m => m.Buyer.Customer!), stop);
    }

    private static async Task InsertAsync(ShopDb db, List<Customer> customers, CancellationToken stop)
    {
        await new BulkInsert<Customer>(db).InsertAsync(customers, stop);
        var ids = await db.Customers.Select(c => new { c.Number, c.Id }).ToDictionaryAsync(c => c.Number, c => c.Id, stop);
        foreach (var customer in customers)
        {
            customer.Id = ids[customer.Number];
            customer.Addresses.ForEach(a => a.CustomerId = customer.Id);
        }
        await new BulkInsert<CustomerAddress>(db).InsertAsync(customers.SelectMany(c => c.Addresses), stop);
    }

    private static User UserOf(DemoAccount account, PasswordHasher<User> hasher, DemoCalendar calendar)
    {
        var user = new User
        {
            UserName = account.Email,
            NormalizedUserName = account.Email.ToUpperInvariant(),
            Email = account.Email,
            NormalizedEmail = account.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = account.DisplayName,
            CreatedAt = calendar.EnteredAt,
        };
        user.PasswordHash = hasher.HashPassword(user, account.Password);
        return user;
    }

    private static Customer CustomerOf(DemoBuyer buyer, DateTime at, string number, IReadOnlyDictionary<DemoAccount, int> users)
    {
        var customer = new Customer
        {
            Number = number,
            Email = buyer.Email,
            FirstName = buyer.Address.FirstName,
            LastName = buyer.Address.LastName,
            Company = buyer.Address.Company,
            VatId = buyer.VatId,
            Group = buyer.IsCafe ? CustomerGroup.Business : CustomerGroup.Consumer,
            Language = buyer.Language,
            UserId = buyer.Account is { } account ? users[account] : null,
            CreatedAt = at,
        };
        customer.Addresses.Add(new CustomerAddress { Address = buyer.Address, IsDefault = true });
        return customer;
    }

    private DemoBuyer AccountHolder() => new()
    {
        Account = DemoAccounts.Customer,
        Email = DemoAccounts.Customer.Email,
        Address = new PostalAddress
        {
            FirstName = DemoAccounts.Customer.FirstName,
            LastName = DemoAccounts.Customer.LastName,
            Street = "Fischmarkt 8",
            Postcode = "22767",
            City = "Hamburg",
        },
    };

    private DemoBuyer Cafe(string name, int index)
    {
        var home = _names.Towns.Where(t => t.Country == "DE").ToList();
        var address = Person(_dice.Pick(home)) with { Company = name };
        var account = index == 0 ? DemoAccounts.Cafe : null;
        return new DemoBuyer
        {
            Account = account,
            Address = account is null ? address : address with { FirstName = account.FirstName, LastName = account.LastName },
            Email = account?.Email ?? $"einkauf@{Slug.From(name)}.example",
            VatId = $"DE{810000000 + (index * 7919)}",
            IsCafe = true,
        };
    }

    private DemoBuyer Consumer(int index)
    {
        var address = Person(_dice.Pick(_names.Towns, t => t.Country == "DE" ? 1 : 0.45));
        return new DemoBuyer
        {
            Address = address,
            Email = $"{Mailbox(address.FirstName)}.{Mailbox(address.LastName)}{index}@post.example",
            Language = address.Country is "DE" or "AT" && !_dice.Chance(0.03) ? "de" : "en",
            Loyalty = Math.Pow(-Math.Log(1 - _dice.Next()), 1.25),
        };
    }

    private PostalAddress Person(DemoTown town) => new()
    {
        FirstName = _dice.Pick(_names.FirstNames),
        LastName = _dice.Pick(_names.LastNames),
        Street = $"{_dice.Pick(_names.Streets)} {_dice.Between(1, 128)}{(_dice.Chance(0.12) ? "a" : "")}",
        Extra = _dice.Chance(0.06) ? $"{_dice.Between(1, 5)}. OG" : "",
        Postcode = town.Postcode,
        City = town.Town,
        Country = town.Country,
    };

    private static string Mailbox(string name) => Slug.From(name.Replace('ı', 'i'));
}

/// <summary>The lists that people of the demo are made of.</summary>
internal sealed record DemoNames(
    IReadOnlyList<string> FirstNames, IReadOnlyList<string> LastNames, IReadOnlyList<string> Streets, IReadOnlyList<DemoTown> Towns, IReadOnlyList<string> Cafes)
{
    public static DemoNames None { get; } = new(["Anna"], ["Muster"], ["Hauptstraße"], [new("20457", "Hamburg", "DE")], []);
}

internal sealed record DemoTown(string Postcode, string Town, string Country);
