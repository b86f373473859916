using Shop.Data;

namespace Shop.Stock;

/// <summary>Of a variant that was sold out, pieces are free again.</summary>
public sealed record VariantBackInStock(int VariantId) : IOutboxEvent;
