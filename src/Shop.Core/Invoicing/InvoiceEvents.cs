using Shop.Data;

namespace Shop.Invoicing;

/// <summary>An invoice or its correction was issued.</summary>
public sealed record InvoiceIssued(int InvoiceId) : IOutboxEvent;
