using System.Collections.Immutable;
using System.Reflection;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Core.Cards;

/// <summary>Makes an element of any type from what its constructor takes.</summary>
/// <param name="many">How many of everything that there can be several of.</param>
/// <param name="words">What people said there, by a number of its own.</param>
/// <param name="flags">Bit by bit, what is true.</param>
sealed class ElementMaker(int many, Func<int, string> words, int flags)
{
    static readonly MethodInfo Listing = typeof(ElementMaker).GetMethod(
        nameof(List), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>As <see cref="Buttons"/> says.</summary>
    const int MostButtons = 6;

    readonly List<string> _shown = [];
    int _made;
    int _flags;

    /// <summary>Everything that is to be seen where the element is drawn; ids of inputs and typed forms too.</summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>Every element there is: the closed set, as the compiler has it.</summary>
    public static IEnumerable<Type> Elements => typeof(CardElement).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CardElement)) && !type.IsAbstract);

    public CardElement Make(Type element) => (CardElement)Record(element);

    object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    object Value(ParameterInfo parameter) => Value(
        Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, parameter.Name!,
        isTyped: parameter.Member.DeclaringType == typeof(TextField));

    /// <param name="isTyped">A value is what somebody typed; else one of ours.</param>
    object Value(Type type, string name, bool isTyped = false) => type switch
    {
        _ when type == typeof(Phrase) => Phrase.Verbatim(Said()),
        _ when type == typeof(string) && isTyped && name == nameof(TextField.Value) => Said(),
        _ when type == typeof(string) => Id(name),
        _ when type == typeof(Uri) => Place(),
        _ when type == typeof(int) => name == nameof(TextField.MaxLength) ? 3000 : 3,
        _ when type == typeof(bool) => (flags >> _flags++ & 1) == 1,
        _ when type == typeof(TimeOnly) => new TimeOnly(9, 30),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) =>
            Listing.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(this, [name])!,
        _ when type.Namespace == typeof(CardElement).Namespace => Record(type),
        _ => throw new NotSupportedException($"What is a {type.Name} on a card? Teach this test."),
    };

    ImmutableArray<T> List<T>(string name)
    {
        var flagsBefore = _flags;
        return
        [
            .. Enumerable.Range(0, typeof(T) == typeof(Button) ? Math.Min(many, MostButtons) : many).Select(_ =>
            {
                _flags = flagsBefore; // Each of them alike.
                return (T)Value(typeof(T), name);
            }),
        ];
    }

    string Said()
    {
        var said = words(++_made);
        _shown.Add(said);
        return said;
    }

    /// <summary>Where a link leads, in letters that stand for themselves.</summary>
    Uri Place()
    {
        var place = $"https://coach.example.com/{++_made:d5}";
        _shown.Add(place);
        return new(place);
    }

    string Id(string name)
    {
        var id = $"{name.ToLowerInvariant()}{++_made:d5}";
        if (name is nameof(Field.Name) or nameof(Button.Command))
            _shown.Add(id);
        return id;
    }
}
