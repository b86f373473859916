using Shop.Analytics;
using Shop.Assortment;
using Shop.Catalog;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>What staff read for the values of the room.</summary>
public static class AssortmentWords
{
    /// <summary>One of <see cref="PlacementSlots.All"/>.</summary>
    public static string SlotWord(this WebTexts t, string slot) => slot switch
    {
        "home1" => t["Startseite, erstes Regal"].Value,
        "home2" => t["Startseite, zweites Regal"].Value,
        "home3" => t["Startseite, weitere Regale"].Value,
        "shelf-1" => t["Kategorie, Platz 1 bis 4"].Value,
        "shelf-2" => t["Kategorie, Platz 5 bis 12"].Value,
        "shelf-3" => t["Kategorie, Platz 13 bis 24"].Value,
        "shelf-4" => t["Kategorie, ab Platz 25"].Value,
        "search-1" => t["Suche, Treffer 1 bis 4"].Value,
        "search-2" => t["Suche, Treffer 5 bis 12"].Value,
        "search-3" => t["Suche, ab Treffer 13"].Value,
        "suggest" => t["Vorschläge unter dem Suchfeld"].Value,
        "together" => t["Wird oft zusammen bestellt"].Value,
        "beside" => t["Passt dazu"].Value,
        "recent" => t["Zuletzt angesehen"].Value,
        "cart" => t["Leerer Warenkorb"].Value,
        "instead" => t["Statt eines Treffers oder Artikels"].Value,
        _ => slot,
    };

    public static string Word(this WebTexts t, PlacementVerdict value) => value switch
    {
        PlacementVerdict.BadlyPlaced => t["Schlecht platziert"].Value,
        PlacementVerdict.NotWanted => t["Nicht gewollt"].Value,
        PlacementVerdict.InLine => t["Wie üblich"].Value,
        _ => t["Zu wenige Zahlen"].Value,
    };

    public static string Tag(PlacementVerdict value) => value switch
    {
        PlacementVerdict.BadlyPlaced => "tag tag-warn",
        PlacementVerdict.NotWanted => "tag tag-bad",
        PlacementVerdict.InLine => "tag tag-ok",
        _ => "tag",
    };

    /// <summary>The rule that led to the verdict, in a sentence.</summary>
    public static string Why(this WebTexts t, PlacementVerdict value) => value switch
    {
        PlacementVerdict.BadlyPlaced => t["Es wird seltener als halb so oft gesehen wie ein mittleres Produkt, oder es steht nur dort, wo kaum jemand klickt. Ob es gewollt ist, weiß man erst nach einem besseren Platz."].Value,
        PlacementVerdict.NotWanted => t["Es wird genug gesehen, aber seltener als halb so oft in den Warenkorb gelegt wie der Median an denselben Plätzen. Ein besserer Platz hilft kaum."].Value,
        PlacementVerdict.InLine => t["Es wird gesehen und in den Warenkorb gelegt wie andere an denselben Plätzen. Dass es langsam dreht, liegt eher an Bestand oder Preis."].Value,
        _ => t["Bisher sind zu wenige Ansichten gezählt, oder es wären dort weniger als zwei Warenkörbe zu erwarten gewesen."].Value,
    };

    public static string Word(this WebTexts t, TrialState value) => value switch
    {
        TrialState.Running => t["Läuft"].Value,
        TrialState.Stopped => t["Abgebrochen"].Value,
        _ => t["Zu Ende"].Value,
    };

    public static string Word(this WebTexts t, TrialVerdict value) => value switch
    {
        TrialVerdict.TargetMet => t["Ziel erreicht"].Value,
        TrialVerdict.Better => t["Besser als vorher, Ziel verfehlt"].Value,
        TrialVerdict.NotWanted => t["Mehr gesehen, nicht mehr gekauft"].Value,
        _ => t["Zu wenig gesehen"].Value,
    };

    public static string Why(this WebTexts t, TrialVerdict value) => value switch
    {
        TrialVerdict.TargetMet => t["Das Produkt verkauft sich, sobald man es sieht. Geben Sie ihm einen guten Platz auf Dauer."].Value,
        TrialVerdict.Better => t["Es hilft, gesehen zu werden, aber nicht genug. Ein zweiter Versuch auf einem anderen Regal oder ein anderer Preis kann sich lohnen."].Value,
        TrialVerdict.NotWanted => t["Der Platz war nicht das Problem. Als Nächstes Text, Bild und Preis prüfen oder das Produkt auslisten."].Value,
        _ => t["Der Platz brachte weniger als die Hälfte mehr Ansichten als vorher, oder unter 50. So sagt der Versuch noch nichts."].Value,
    };

    public static string Tag(TrialVerdict value) => value switch
    {
        TrialVerdict.TargetMet => "tag tag-ok",
        TrialVerdict.Better => "tag tag-accent",
        TrialVerdict.NotWanted => "tag tag-bad",
        _ => "tag tag-warn",
    };

    public static string Word(this WebTexts t, AbcBasis value) => value switch
    {
        AbcBasis.Revenue => t["Umsatz, netto"].Value,
        AbcBasis.Units => t["Stück"].Value,
        _ => t["DB I"].Value,
    };

    /// <summary>What to do with the products of a cell.</summary>
    public static string Advice(this WebTexts t, AbcClass abc, XyzClass xyz) => (abc, xyz) switch
    {
        (AbcClass.A, XyzClass.X) => t["Trägt das Geschäft und läuft gleichmäßig: nie ausgehen lassen, nach festem Takt nachbestellen, beste Plätze."].Value,
        (AbcClass.A, XyzClass.Y) => t["Wichtig, mit Auf und Ab: Saison und Aktionen einplanen, Sicherheitsbestand halten."].Value,
        (AbcClass.A, XyzClass.Z) => t["Wichtig, aber kaum vorherzusehen: von Hand bestellen, auf Großaufträge achten, Lieferzeit verkürzen."].Value,
        (AbcClass.B, XyzClass.X) => t["Solide und gleichmäßig: automatisch nachbestellen; mit einem besseren Platz oder einer Empfehlung Richtung A bringen."].Value,
        (AbcClass.B, XyzClass.Y) => t["Mittelfeld: Bestand an die Saison binden und zweimal im Jahr Preis und Text prüfen."].Value,
        (AbcClass.B, XyzClass.Z) => t["Sporadisch: kleine Mengen halten, bei Bedarf nachbestellen."].Value,
        (AbcClass.C, XyzClass.X) => t["Klein, aber verlässlich: als Ergänzung behalten, Aufwand gering halten, in Paketen anbieten."].Value,
        (AbcClass.C, XyzClass.Y) => t["Klein und schwankend: Platz prüfen, dann Sortiment straffen."].Value,
        _ => t["Bringt wenig und verkauft sich selten: erst prüfen, ob es gesehen wird, dann auslisten."].Value,
    };

    public static string Word(this WebTexts t, TestState value) => value switch
    {
        TestState.Running => t["Läuft"].Value,
        TestState.Reached => t["Ziel erreicht"].Value,
        TestState.Missed => t["Ziel verfehlt"].Value,
        TestState.Stopped => t["Von der Stoppregel beendet"].Value,
        _ => t["Abgebrochen"].Value,
    };

    public static string Tag(TestState value) => value switch
    {
        TestState.Running => "tag tag-accent",
        TestState.Reached => "tag tag-ok",
        TestState.Missed or TestState.Stopped => "tag tag-bad",
        _ => "tag",
    };

    public static string Word(this WebTexts t, TestGoal value) => value switch
    {
        TestGoal.Conversion => t["Bestellungen je Klick"].Value,
        TestGoal.ContributionI => t["DB I, netto"].Value,
        _ => t["Verkaufte Stück"].Value,
    };

    /// <summary>A value in the goal's unit.</summary>
    public static string In(TestGoal goal, decimal value) => goal switch
    {
        TestGoal.Conversion => value.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture) + " %",
        TestGoal.ContributionI => Common.Money.From(value).In(System.Globalization.CultureInfo.CurrentCulture),
        _ => value.ToString("0", System.Globalization.CultureInfo.CurrentCulture),
    };

    public static string Word(this WebTexts t, PriceSensitivity value) => value switch
    {
        PriceSensitivity.Low => t["gering"].Value,
        PriceSensitivity.High => t["hoch"].Value,
        _ => t["mittel"].Value,
    };

    /// <summary>A rate against what is usual: "1,3×".</summary>
    public static string Times(decimal? rate, decimal usual) => rate is { } r && usual > 0 ? (r / usual).ToString("0.0×", System.Globalization.CultureInfo.CurrentCulture) : "–";

    /// <summary>"4,2 %" or a dash where there is nothing to divide by.</summary>
    public static string Rate(decimal? rate) => rate?.ToString("P1", System.Globalization.CultureInfo.CurrentCulture) ?? "–";
}
