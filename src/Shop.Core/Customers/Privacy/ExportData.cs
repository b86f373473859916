using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Customers.Privacy;

/// <summary>Writes everything the shop keeps about a person as JSON (art. 15 and 20 GDPR), room by room, straight into the answer.</summary>
public sealed class ExportData(IEnumerable<IPersonalData> rooms)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task WriteAsync(Person person, Stream to, CancellationToken stop = default)
    {
        // The serializer flushes what it wrote at once; only into a pipe that doesn't block.
        var pipe = PipeWriter.Create(to, new StreamPipeWriterOptions(leaveOpen: true));
        await using var writer = new Utf8JsonWriter(pipe, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        foreach (var room in rooms.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            writer.WriteStartArray(room.Name);
            await foreach (var row in room.ReadAsync(person, stop).WithCancellation(stop))
            {
                JsonSerializer.Serialize(writer, row, row.GetType(), Json);
                await pipe.FlushAsync(stop);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        await writer.FlushAsync(stop);
        await pipe.CompleteAsync();
    }
}
