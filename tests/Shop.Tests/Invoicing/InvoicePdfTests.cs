using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Documents;
using Shop.Invoicing;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public partial class InvoicePdfTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(60, 4)]
    public void An_invoice_takes_the_pages_it_needs(int lines, int atLeast)
    {
        var pdf = Encoding.Latin1.GetString(InvoicePdfWriter.Write(Content(lines)));

        pdf.ShouldStartWith("%PDF-1.7");
        pdf.ShouldEndWith("%%EOF\n");
        Pages().Count(pdf).ShouldBeInRange(atLeast, atLeast + 1);
        pdf.ShouldContain("<pdfaid:part>3</pdfaid:part>");
        pdf.ShouldContain("/S/GTS_PDFA1");
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() => InvoicePdfWriter.Write(Content(5)).ShouldBe(InvoicePdfWriter.Write(Content(5)));

    [Fact]
    public void Every_place_in_the_cross_reference_table_is_an_object()
    {
        var pdf = Encoding.Latin1.GetString(InvoicePdfWriter.Write(Content(3)));
        var places = Places().Matches(pdf[pdf.LastIndexOf("\nxref", StringComparison.Ordinal)..]).Select(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        places.ShouldNotBeEmpty();
        foreach (var (i, place) in places.Index())
            pdf[place..].ShouldStartWith($"{i + 1} 0 obj");
    }

    [Fact]
    public void Odd_names_and_endless_words_can_be_printed()
    {
        var content = Content(1);
        var odd = content with
        {
            Buyer = content.Buyer with { Address = content.Buyer.Address with { Name = "\u202Eתבור 名前 🫖 <b>\u0000", Company = new string('W', 300) } },
            Lines = [content.Lines[0] with { Name = new string('x', 600) + " 👩‍👩‍👧 \uD83E" }],
        };

        InvoicePdfWriter.Write(odd).Length.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("€")]
    [InlineData("äöüÄÖÜß")]
    [InlineData("Łódź, Dvořák, Şimşek, Ñandú, Ωμέγα, Чай")]
    public void The_fonts_know_European_letters(string text) =>
        DocumentStyle.Text.GlyphsOf(text).Select(g => g.Character).ShouldBe(text.Select(c => (int)c));

    [Fact]
    public async Task The_pdf_is_made_once_even_when_many_ask_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        var invoice = (await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id)).Value;
        var pdfs = new InvoicePdfs(shop, shop.Clock);

        var handedOut = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => pdfs.GetAsync(invoice.Id))));

        handedOut.ShouldAllBe(bytes => bytes.SequenceEqual(handedOut[0]));
        (await shop.AskAsync(db => db.InvoicePdfs.SingleAsync())).Bytes.ShouldBe(handedOut[0]);
    }

    private static InvoiceContent Content(int lines)
    {
        var order = GivenOrder.Unsaved(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc), lines: [.. Enumerable.Range(1, lines).Select(i => (i * 1.10m, 1, 0.07m))]);
        order.Number = "B-1";
        var seller = new ShopIdentity { ShopName = "Laden", CompanyName = "Laden GmbH", Iban = "DE02120300000000202051", Street = "Weg 1", Postcode = "10115", City = "Berlin" };
        return InvoiceBook.ContentOf(order, seller, new Dictionary<string, LocalizedText>(), 14, "RE-1", new DateOnly(2026, 11, 21), null);
    }

    [GeneratedRegex("/Type/Page ")]
    private static partial Regex Pages();

    [GeneratedRegex(@"(\d{10}) 00000 n")]
    private static partial Regex Places();
}
