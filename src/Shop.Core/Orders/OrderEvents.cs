using Shop.Data;

namespace Shop.Orders;

/// <summary>A customer sent an order.</summary>
public sealed record OrderPlaced(int OrderId) : IOutboxEvent;

/// <summary>The money for an order has come in.</summary>
public sealed record OrderPaid(int OrderId) : IOutboxEvent;

/// <summary>The goods have left the house.</summary>
public sealed record OrderShipped(int OrderId) : IOutboxEvent;

/// <summary>The order was cancelled before it left the house.</summary>
public sealed record OrderCancelled(int OrderId) : IOutboxEvent;
