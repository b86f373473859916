using Shop.Returns;

namespace Shop.Web.Storefront.Withdrawal;

/// <summary>A state of a withdrawal in words that a customer understands, with the tag it wears.</summary>
public static class WithdrawalStates
{
    public static (string Text, string Tag) SaidOf(WithdrawalState state) => state switch
    {
        WithdrawalState.Open => ("Eingegangen, wird geprüft", "tag-accent"),
        WithdrawalState.Arrived => ("Ware angekommen, Erstattung folgt", "tag-warn"),
        WithdrawalState.Refunded => ("Erstattet", "tag-ok"),
        _ => ("Abgeschlossen", ""),
    };
}
