using System.Reflection;
using System.Reflection.Emit;

namespace CoachBot.Tests.Support;

/// <summary>The types that a type names, in its signatures and in the bodies of its methods.</summary>
static class TypeReferences
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value);

    /// <summary>Without the type itself; a generic type comes with its arguments. Constants leave no trace.</summary>
    public static IEnumerable<Type> Of(Type type) =>
        Named(type).SelectMany(Flat).Where(named => named != type).Distinct();

    static IEnumerable<Type> Named(Type type)
    {
        IEnumerable<Type> signatures =
        [
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. type.GetProperties(Declared).Select(property => property.PropertyType),
        ];
        MethodBase[] methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return signatures
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Concat(methods.SelectMany(Signature))
            .Concat(methods.SelectMany(Body));
    }

    static IEnumerable<Type> Signature(MethodBase method) => method.GetParameters()
        .Select(parameter => parameter.ParameterType)
        .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);

    static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return [];

        var types = body.LocalVariables.Select(local => local.LocalType)
            .Concat(body.ExceptionHandlingClauses
                .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is not null)
                .Select(clause => clause.CatchType!));
        return types.Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => Members(method, token)));
    }

    static IEnumerable<Type> Members(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod) switch
        {
            Type named => [named],
            FieldInfo field => [field.DeclaringType!, field.FieldType],
            MethodBase called => [called.DeclaringType!, .. Signature(called),
                .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => [],
        };
    }

    static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? OpCodesByValue[(ushort)(0xFE00 | il[at + 1])] : OpCodesByValue[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, at);
            at += SizeOf(code.OperandType, il, at);
        }
    }

    static int SizeOf(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    static IEnumerable<Type> Flat(Type type) => type switch
    {
        { HasElementType: true } => Flat(type.GetElementType()!),
        { IsConstructedGenericType: true } =>
            type.GetGenericArguments().SelectMany(Flat).Prepend(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
