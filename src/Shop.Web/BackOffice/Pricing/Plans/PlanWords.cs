using System.Globalization;
using Shop.Common;
using Shop.Pricing.Plans;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Plans;

/// <summary>What staff read about plans.</summary>
public static class PlanWords
{
    public static (string Class, string Text) Tag(PricePlan plan, WebTexts texts) => plan switch
    {
        { State: PlanState.Planned } => ("tag tag-accent", texts["Steht bevor"].Value),
        { State: PlanState.Running } => ("tag tag-ok", texts["Gilt gerade"].Value),
        { State: PlanState.Cancelled, StartedAt: null } => ("tag", texts["Abgesagt"].Value),
        { End: PlanEnd.Kept } => ("tag tag-warn", texts["Von Hand geändert"].Value),
        { End: PlanEnd.Missed } => ("tag tag-bad", texts["Verpasst"].Value),
        { End: PlanEnd.ForGood } => ("tag", texts["Gilt dauerhaft"].Value),
        { State: PlanState.Cancelled } => ("tag", texts["Vorzeitig beendet"].Value),
        _ => ("tag", texts["Beendet"].Value),
    };

    public static string Time(PricePlan plan, WebTexts texts)
    {
        string At(DateTime utc) => Clock.ToBerlin(utc).ToString("g", CultureInfo.CurrentCulture);
        return plan.UntilAt is { } until ? texts["{0} bis {1}", At(plan.FromAt), At(until)].Value : texts["ab {0}, dauerhaft", At(plan.FromAt)].Value;
    }
}
