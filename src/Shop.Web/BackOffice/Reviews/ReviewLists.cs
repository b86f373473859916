using Shop.Common;
using Shop.Reviews;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Reviews;

/// <summary>Reviews of one state, the oldest waiting first.</summary>
/// <param name="State">Null shows all.</param>
public sealed record ReviewQueue(VoiceState? State, int Waiting, IReadOnlyList<QueueRow> Rows, Pager Pager);

/// <summary>A review or question in its list.</summary>
/// <param name="Stars">0 for a question.</param>
public sealed record QueueRow(int Id, LocalizedText Product, int Stars, string Text, string AuthorName, DateTime At, VoiceState State, bool Answered);

/// <summary>A review to decide about.</summary>
public sealed record ReviewDetail(Review Review, LocalizedText Product, LocalizedText Slug, string OrderNumber);

/// <summary>A question to answer.</summary>
public sealed record QuestionDetail(ProductQuestion Question, LocalizedText Product, LocalizedText Slug);
