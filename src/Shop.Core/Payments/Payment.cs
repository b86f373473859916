using Shop.Common;
using Shop.Data;

namespace Shop.Payments;

/// <summary>A way to pay that the merchant offers.</summary>
public class PaymentMethod : IAudited, IShownInShop
{
    public const string BankTransfer = "bank-transfer";
    public const string Invoice = "invoice";

    public int Id { get; set; }

    public required string Code { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>Goods leave before the money comes.</summary>
    public bool PaysLater { get; set; }

    public bool Active { get; set; } = true;

    public int Position { get; set; }

    public IEnumerable<string> StaleTags => ["settings"];
}

/// <summary>Money received for an order; negative when paid back.</summary>
public class Payment : IAudited
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public Money Amount { get; set; }

    public required string Method { get; set; }

    public DateTime ReceivedAt { get; set; }

    public required string BookedBy { get; set; }

    /// <summary>Idempotency key: the same receipt is never booked twice.</summary>
    public required string Key { get; set; }

    public string Reference { get; set; } = "";
}
