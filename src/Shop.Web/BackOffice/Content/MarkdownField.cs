using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A field of Markdown with its preview.</summary>
/// <param name="Name">As the form posts it, e.g. "Form.Body".</param>
public sealed record MarkdownField(string Name, TwoTexts Texts);
