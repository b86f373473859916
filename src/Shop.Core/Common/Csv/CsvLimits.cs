namespace Shop.Common.Csv;

/// <summary>What a file may need at most, so that no upload eats the machine.</summary>
public static class CsvLimits
{
    /// <summary>Bytes after unpacking; a .gz that unpacks to more is refused (decompression bomb).</summary>
    public const long UnpackedBytes = 1024L * 1024 * 1024;

    /// <summary>Bytes of one row at which reading ends: a quotation mark that is never closed looks like this.</summary>
    public const int EndlessRow = 16 * 1024 * 1024;

    /// <summary>More columns than any table of products has.</summary>
    public const int Columns = 1000;

    /// <summary>Refused rows after which an import ends: the file is then not what was meant.</summary>
    public const int RefusedRows = 100_000;
}
