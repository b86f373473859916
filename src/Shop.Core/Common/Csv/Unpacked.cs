using System.IO.Compression;

namespace Shop.Common.Csv;

/// <summary>Reads a file as it is or, if it begins like a .gz, unpacked; ends with <see cref="CsvTooLargeException"/> at the limit.</summary>
internal sealed class Unpacked : Stream
{
    private readonly Stream _source;
    private readonly long _most;
    private long _read;

    private Unpacked(Stream source, long most) => (_source, _most) = (source, most);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public static Unpacked Open(CsvSource source, long most = CsvLimits.UnpackedBytes)
    {
        var stream = source.Open();
        Span<byte> head = stackalloc byte[2];
        var isGz = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head is [0x1F, 0x8B];
        stream.Position = 0;
        return new Unpacked(isGz ? new GZipStream(stream, CompressionMode.Decompress) : stream, most);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var n = _source.Read(buffer);
        _read += n;
        return _read > _most ? throw new CsvTooLargeException() : n;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The file unpacks to more than the limit.</summary>
public sealed class CsvTooLargeException : IOException;
