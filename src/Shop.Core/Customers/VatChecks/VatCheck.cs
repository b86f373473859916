namespace Shop.Customers.VatChecks;

/// <summary>One answer of the register of VAT identification numbers, kept as proof (§6a (1) Nr. 4, §18e UStG).</summary>
public class VatCheck
{
    public int Id { get; set; }

    /// <summary>As <see cref="VatIds.Tidy"/> writes it.</summary>
    public required string VatId { get; set; }

    public DateTime CheckedAt { get; set; }

    public VatOutcome Outcome { get; set; }

    /// <summary>Name and address that the register knows; many states tell neither.</summary>
    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>The register's number for this question; given where the asking shop named its own id.</summary>
    public string ConsultationNumber { get; set; } = "";

    /// <summary>Whether the question has to be asked again.</summary>
    public bool IsDue(DateTime now) => now - CheckedAt >= Outcome switch
    {
        VatOutcome.Valid => VatCheckQueries.Proves,
        VatOutcome.Invalid => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromMinutes(1),
    };
}

/// <summary>What the register said.</summary>
public enum VatOutcome
{
    Valid,
    Invalid,

    /// <summary>It, or the member state behind it, gave no usable answer.</summary>
    Unavailable,
}

/// <summary>An answer of the register.</summary>
public sealed record VatAnswer(VatOutcome Outcome, string Name = "", string Address = "", string ConsultationNumber = "")
{
    public static VatAnswer Unavailable { get; } = new(VatOutcome.Unavailable);
}

/// <summary>The register of VAT identification numbers outside: VIES of the European Commission.</summary>
public interface IVatRegister
{
    /// <summary>False where no address of the register is configured: then nobody is asked.</summary>
    bool IsConfigured { get; }

    /// <summary>Never throws for what the register or the network does; that is <see cref="VatOutcome.Unavailable"/>.</summary>
    /// <param name="vatId">With its two letters, tidy.</param>
    /// <param name="ownVatId">The shop's own, for a consultation number; may be empty.</param>
    Task<VatAnswer> AskAsync(string vatId, string ownVatId, CancellationToken stop = default);
}
