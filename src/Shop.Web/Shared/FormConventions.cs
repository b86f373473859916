using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Shop.Web.Shared;

/// <summary>
/// How posted fields become form properties: an empty field is an empty string, never null; what is required stands in the form's
/// validator alone; what can't be read is said in the language of the page.
/// </summary>
public sealed class FormConventions : IDisplayMetadataProvider
{
    public static void Apply(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new FormConventions());
        var says = options.ModelBindingMessageProvider;
        says.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        says.SetUnknownValueIsInvalidAccessor(_ => Text("Bitte prüfen Sie diese Angabe."));
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => Text("Bitte prüfen Sie diese Angabe."));
        says.SetValueIsInvalidAccessor(Unreadable);
        says.SetValueMustBeANumberAccessor(_ => Text("Bitte geben Sie eine Zahl ein."));
        says.SetNonPropertyValueMustBeANumberAccessor(() => Text("Bitte geben Sie eine Zahl ein."));
        says.SetValueMustNotBeNullAccessor(_ => Text("Bitte füllen Sie dieses Feld aus."));
        says.SetMissingBindRequiredValueAccessor(_ => Text("Bitte füllen Sie dieses Feld aus."));
        says.SetMissingKeyOrValueAccessor(() => Text("Bitte füllen Sie dieses Feld aus."));
        says.SetMissingRequestBodyRequiredValueAccessor(() => Text("Die Anfrage ist leer."));
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.MetadataKind == ModelMetadataKind.Property && context.Key.ModelType == typeof(string))
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }

    private static string Unreadable(string value) => Text("„{0}“ ist hier nicht möglich.", value);

    private static string Text(string german, params object[] args) => new WebTexts()[german, args].Value;
}
