using Shop.Common;
using Shop.Data;

namespace Shop.Reviews;

/// <summary>
/// What a customer says about a product they bought here. Each belongs to a delivered order with that product: that is how the shop
/// checks that a review comes from someone who had the goods (§5b (3) UWG), and why there are no others.
/// </summary>
public class Review : IAudited, IVersioned
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public int OrderId { get; set; }

    public int? CustomerId { get; set; }

    /// <summary>Two letters: the language it is written in.</summary>
    public required string Language { get; set; }

    /// <summary>1 to 5.</summary>
    public int Stars { get; set; }

    public string Title { get; set; } = "";

    public required string Text { get; set; }

    /// <summary>As the author wants to be called in public.</summary>
    public required string AuthorName { get; set; }

    public DateTime WrittenAt { get; set; }

    public VoiceState State { get; set; }

    public RejectionReason? Reason { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>The shop's public answer; empty while there is none.</summary>
    public string Answer { get; set; } = "";

    public DateTime? AnsweredAt { get; set; }

    /// <summary>How many found it helpful, counted set-based by <see cref="VoteHelpful"/>.</summary>
    public int Helpful { get; set; }

    public int Version { get; set; }

    public Problem? WhyNotPublishable() => State == VoiceState.Published
        ? new Problem("already-published", "Die Bewertung ist schon veröffentlicht.")
        : null;

    public Problem? WhyNotRejectable() => State == VoiceState.Rejected
        ? new Problem("already-rejected", "Die Bewertung ist schon abgelehnt.")
        : null;
}

/// <summary>Where a review or question stands.</summary>
public enum VoiceState
{
    Waiting,
    Published,
    Rejected,
}

/// <summary>
/// Why a review isn't shown. A low rating is no reason: leaving out bad reviews would misrepresent them (Nr. 23c of the annex to §3 (3) UWG).
/// </summary>
public enum RejectionReason
{
    Insult,
    PersonalData,
    Advertising,
    NotAboutProduct,
    Unlawful,
}

/// <summary>Someone found a review helpful, once.</summary>
public class ReviewVote
{
    public int ReviewId { get; set; }

    /// <summary>"c:12" for a customer, else the random mark of a browser.</summary>
    public required string Voter { get; set; }
}

/// <summary>A question about a product and the shop's answer; both are public once answered.</summary>
public class ProductQuestion : IAudited, IVersioned
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    /// <summary>Two letters: the language it is asked and answered in.</summary>
    public required string Language { get; set; }

    public string AuthorName { get; set; } = "";

    /// <summary>Where the answer goes; forgotten once it is sent, as it is needed for nothing else (art. 5 (1) lit. e GDPR).</summary>
    public string? Email { get; set; }

    public required string Text { get; set; }

    public DateTime AskedAt { get; set; }

    public VoiceState State { get; set; }

    public string Answer { get; set; } = "";

    public DateTime? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    public int Version { get; set; }
}
