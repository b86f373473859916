using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Mail;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Mails;

/// <summary>Every mail of the shop: what it said, to whom, whether it arrived.</summary>
[Route("admin/mails")]
[Needs(Permissions.MailsRead)]
public sealed class MailsController(ShopDb db, IMailTransport transport, TimeProvider clock, WebTexts texts) : Controller
{
    /// <summary>The frame runs no script, loads nothing from outside and can be shown by our own pages only.</summary>
    private const string FrameCsp = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    [HttpGet]
    public async Task<IActionResult> Index(MailFilter filter, CancellationToken stop)
    {
        var found = filter.Of(db);
        var count = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, MailFilter.Size, count), MailFilter.Size, count);
        var rows = await found.OrderByDescending(m => m.Id).Skip((pager.Number - 1) * pager.Size).Take(pager.Size).Select(MailRow.From).ToListAsync(stop);
        var stuck = await db.Outbox.Open().CountAsync(m => m.LastError != null, stop);
        return View(new MailList(filter, rows, pager, transport.Delivers, stuck));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var mail = await db.Mails.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, stop);
        if (mail is null)
            return NotFound();
        var files = await db.Mails.Where(m => m.Id == id).SelectMany(m => m.Attachments).OrderBy(a => a.Id)
            .Select(a => new MailFile(a.Id, a.FileName, a.ContentType, a.Bytes != null ? a.Bytes.Length : a.File!.Bytes.Length)).ToListAsync(stop);
        return View(new MailDetail(mail, files));
    }

    [HttpGet("{id:int}/html")]
    public async Task<IActionResult> Html(int id, CancellationToken stop)
    {
        var mail = await db.Mails.AsNoTracking().Include(m => m.Attachments.Where(a => a.ContentId != null)).ThenInclude(a => a.File).FirstOrDefaultAsync(m => m.Id == id, stop);
        if (mail is null)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = FrameCsp;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        var html = mail.Attachments.Aggregate(mail.Html, (text, picture) => text.Replace(
            $"\"cid:{picture.ContentId}\"", $"\"data:{picture.ContentType};base64,{Convert.ToBase64String(picture.Read())}\"", StringComparison.Ordinal));
        return Content(html, "text/html; charset=utf-8");
    }

    [HttpGet("{id:int}/files/{fileId:int}")]
    public async Task<IActionResult> File(int id, int fileId, CancellationToken stop)
    {
        var file = await db.Mails.AsNoTracking().Where(m => m.Id == id).SelectMany(m => m.Attachments).Include(a => a.File).FirstOrDefaultAsync(a => a.Id == fileId, stop);
        return file is null ? NotFound() : File(file.Read(), MediaTypeNames.Application.Octet, file.FileName);
    }

    [HttpPost("{id:int}/again")]
    public async Task<IActionResult> SendAgain(int id, CancellationToken stop)
    {
        var mail = await db.Mails.FirstOrDefaultAsync(m => m.Id == id, stop);
        if (mail is null)
            return NotFound();
        if (mail.WhyNotSendAgain() is { } problem)
        {
            this.Refuse(problem);
        }
        else
        {
            mail.SendAgain(clock.UtcNow());
            await db.SaveChangesAsync(stop);
            this.Say(texts["Die E-Mail steht wieder in der Warteschlange."]);
        }
        return RedirectToAction(nameof(Show), new { id });
    }
}
