using System.Reflection;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Every kind of send that the dialog names.</summary>
static class SendKinds
{
    public static SendKind[] All { get; } =
    [
        .. typeof(SendKind).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null)).OfType<SendKind>(),
    ];
}
