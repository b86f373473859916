using Shop.Common;

namespace Shop.Web.BackOffice.Orders;

/// <summary>A step of an order with its one field, or the sentence why it can't be taken.</summary>
public sealed record OrderAction(string Path, string Field, string Text, string Label, int OrderId, Problem? WhyNot);
