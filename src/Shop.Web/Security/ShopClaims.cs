using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Access;
using Shop.Customers;
using Shop.Data;

namespace Shop.Web.Security;

/// <summary>
/// What the sign-in cookie says about a person beside id, e-mail and roles: the name as it is shown, the permissions of the roles and
/// the customer whose orders they may see.
/// </summary>
public sealed class ShopClaims(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> options, ShopDb db)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, options)
{
    public const string Customer = "customer";

    /// <summary>Worth asking for prices of one's own; what they are is read from the database.</summary>
    public const string Business = "business";

    /// <summary>How the person proved who they are (RFC 8176): "pwd" or "mfa".</summary>
    public const string Method = "amr";

    public const string TwoFactors = "mfa";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0 && identity.FindFirst(identity.NameClaimType) is { } name)
        {
            identity.RemoveClaim(name);
            identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        }
        if (await db.Customers.Where(c => c.UserId == user.Id).Select(c => new { c.Id, c.Group }).FirstOrDefaultAsync() is { } customer)
        {
            identity.AddClaim(new Claim(Customer, customer.Id.ToString(CultureInfo.InvariantCulture)));
            if (customer.Group == CustomerGroup.Business)
                identity.AddClaim(new Claim(Business, "1"));
        }
        return identity;
    }
}

/// <summary>Questions about the person behind a request.</summary>
public static class SignedIn
{
    /// <summary>The customer of the signed-in person; null for guests and for staff who never bought.</summary>
    public static int? CustomerId(this ClaimsPrincipal user) => Number(user.FindFirstValue(ShopClaims.Customer));

    /// <summary>Belonged to the business customers at sign-in.</summary>
    public static bool IsBusiness(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == ShopClaims.Business);

    public static int? UserId(this ClaimsPrincipal user) => Number(user.FindFirstValue(ClaimTypes.NameIdentifier));

    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == Permissions.ClaimType);

    /// <summary>Signed in with more than a password: a code, a recovery code or a passkey.</summary>
    public static bool UsedSecondFactor(this ClaimsPrincipal user) => user.HasClaim(ShopClaims.Method, ShopClaims.TwoFactors);

    public static bool May(this ClaimsPrincipal user, string permission) => user.HasClaim(Permissions.ClaimType, permission);

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : null;
}
