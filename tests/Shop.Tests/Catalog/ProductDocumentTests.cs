using System.Text;
using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class ProductDocumentTests
{
    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj\n%%EOF\n", null)]
    [InlineData("<html><script>alert(1)</script></html>%%EOF", "no-pdf")]
    [InlineData("%PDF-1.7 cut off", "no-pdf")]
    [InlineData("", "no-pdf")]
    public void A_document_is_judged_by_its_content(string content, string? problem) =>
        ProductDocument.WhyNot(Encoding.ASCII.GetBytes(content))?.Code.ShouldBe(problem);

    [Fact]
    public void A_document_over_ten_megabytes_is_refused() =>
        ProductDocument.WhyNot(new byte[ProductDocument.MostBytes + 1])?.Code.ShouldBe("too-large");
}
