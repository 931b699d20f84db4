using CoachBot.Coaching.Model;

namespace CoachBot.Tests.Coaching.Features.Weekly;

/// <summary>What a rep says of themselves is said back to them: whole words alone, and nothing else.</summary>
public sealed class SkillWordsTests
{
    [Theory]
    [InlineData("the quality of my questions", "the quality of your questions")]
    [InlineData("My questions", "Your questions")]
    [InlineData("MY questions", "Your questions")]
    [InlineData("a style of mine", "a style of yours")]
    [InlineData("selling myself", "selling yourself")]
    [InlineData("how I listen", "how you listen")]
    [InlineData("how i listen", "how you listen")]
    [InlineData("what customers tell me", "what customers tell you")]
    [InlineData("how calm I am", "how calm you are")]
    [InlineData("how i am heard", "how you are heard")]
    [InlineData("I am who I am", "you are who you are")]
    [InlineData("what I  am asked", "what you  are asked")]
    [InlineData("my, mine, and me.", "your, yours, and you.")]
    [InlineData("questions (my own)", "questions (your own)")]
    [InlineData("handling objections", "handling objections")]
    [InlineData("myths about metrics in Miami", "myths about metrics in Miami")]
    [InlineData("the mine in Wales", "the yours in Wales")]
    [InlineData("what I'm asked", "what I'm asked")]
    [InlineData("what I’ve learned", "what I’ve learned")]
    [InlineData("who am I to ask", "who am you to ask")]
    [InlineData("the team's am meeting", "the team's am meeting")]
    [InlineData("next steps & <follow-ups> \"soon\"", "next steps & <follow-ups> \"soon\"")]
    public void First_person_becomes_second(string skill, string said) => Assert.Equal(said, SkillWords.ToYou(skill));
}
