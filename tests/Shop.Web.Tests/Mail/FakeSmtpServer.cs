using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Web.Tests.Mail;

/// <summary>Takes mails on a loopback port as an SMTP server would (RFC 5321), and keeps them.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public FakeSmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Commands and data of every mail, in order.</summary>
    public List<string> Commands { get; } = [];

    public List<string> Mails { get; } = [];

    /// <summary>The answer to RCPT TO, e.g. "550 no such user".</summary>
    public string AnswerToRecipient { get; set; } = "250 ok";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 fake.example ESMTP");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Add(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                await writer.WriteLineAsync(verb switch
                {
                    "EHLO" => "250-fake.example\r\n250-AUTH LOGIN PLAIN\r\n250 8BITMIME",
                    "AUTH" => "235 welcome",
                    "RCPT" => AnswerToRecipient,
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (verb == "QUIT")
                    break;
                if (verb == "DATA")
                {
                    await ReadMailAsync(reader);
                    await writer.WriteLineAsync("250 taken");
                }
            }
        }
    }

    private async Task ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        Mails.Add(mail.ToString());
    }
}
