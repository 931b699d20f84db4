namespace CoachBot.Tests.Host.Commands.Packaging;

/// <summary>
/// The source of <c>manifest/teams/*.png</c>: a speech bubble that asks. Drawn from distances to shapes, because no
/// drawing library is among the packages; see <c>manifest/teams/icons.md</c>.
/// </summary>
static class IconDrawing
{
    /// <summary>The background; the manifest's <c>accentColor</c> is the same.</summary>
    public static readonly Color Accent = new(0x0F, 0x76, 0x6E);

    static readonly Color White = new(255, 255, 255);

    /// <summary>192 x 192: a white bubble inside the centre 96 x 96, on the accent colour; opaque everywhere.</summary>
    public static Picture Color() => Picture.Draw(192, at =>
    {
        var bubble = Bubble(at, new(96, 87), new(48, 39), 27, tail: (new(70, 110), new(108, 122), new(70, 144)));
        var inBubble = Covered(bubble);
        var inMark = Covered(QuestionMark(at, new(96, 86.5), height: 57, stroke: 9.5));
        return (Accent.Mixed(White, inBubble * (1 - inMark)), 255);
    });

    /// <summary>32 x 32: the same as a line; white alone, alpha alone tells where.</summary>
    public static Picture Outline() => Picture.Draw(32, at =>
    {
        var bubble = Bubble(at, new(16, 13), new(14, 11), 7.5, tail: (new(6.5, 20), new(17, 23), new(8, 30)));
        var inLine = Covered(Math.Abs(bubble) - 1);
        var inMark = Covered(QuestionMark(at, new(16, 13), height: 14, stroke: 2.1));
        return (White, (int)Math.Round(255 * Math.Max(inLine, inMark)));
    });

    /// <summary>How much of a pixel is inside, when its middle is so far outside; half of it on the edge.</summary>
    static double Covered(double outside) => Math.Clamp(0.5 - outside, 0, 1);

    static double Bubble(Point at, Point centre, Point half, double corner, (Point, Point, Point) tail) =>
        SmoothUnion(Box(at, centre, half, corner), Triangle(at, tail.Item1, tail.Item2, tail.Item3), corner / 8);

    /// <summary>A hook of three quarters of a circle, a stem and a dot.</summary>
    static double QuestionMark(Point at, Point centre, double height, double stroke)
    {
        var radius = height * 0.235;
        var top = centre.Y - (height / 2);
        var hook = new Point(centre.X, top + (stroke / 2) + radius);
        var (bend, end) = (new Point(hook.X, hook.Y + radius), new Point(hook.X, hook.Y + radius + (height * 0.07)));
        var dot = new Point(centre.X, top + height - (stroke * 0.62));

        return Math.Min(
            Math.Min(ThreeQuarters(at, hook, radius), Segment(at, bend, end)) - (stroke / 2),
            at.Minus(dot).Length - (stroke * 0.62));
    }

    /// <summary>To a circle's line without its lower left quarter.</summary>
    static double ThreeQuarters(Point at, Point centre, double radius)
    {
        var from = at.Minus(centre);
        return from is { X: < 0, Y: > 0 }
            ? Math.Min(from.Minus(new(-radius, 0)).Length, from.Minus(new(0, radius)).Length)
            : Math.Abs(from.Length - radius);
    }

    static double Box(Point at, Point centre, Point half, double corner)
    {
        var from = at.Minus(centre);
        var (x, y) = (Math.Abs(from.X) - half.X + corner, Math.Abs(from.Y) - half.Y + corner);
        return new Point(Math.Max(x, 0), Math.Max(y, 0)).Length + Math.Min(Math.Max(x, y), 0) - corner;
    }

    static double Triangle(Point at, Point a, Point b, Point c)
    {
        var edge = Math.Min(Segment(at, a, b), Math.Min(Segment(at, b, c), Segment(at, c, a)));
        var (ab, bc, ca) = (Side(at, a, b), Side(at, b, c), Side(at, c, a));
        return (ab >= 0) == (bc >= 0) && (bc >= 0) == (ca >= 0) ? -edge : edge;
    }

    static double Side(Point at, Point a, Point b) => ((b.X - a.X) * (at.Y - a.Y)) - ((b.Y - a.Y) * (at.X - a.X));

    static double Segment(Point at, Point a, Point b)
    {
        var (along, line) = (at.Minus(a), b.Minus(a));
        var part = Math.Clamp(along.Times(line) / line.Times(line), 0, 1);
        return along.Minus(new(line.X * part, line.Y * part)).Length;
    }

    /// <summary>The nearer of two, with the inner corner where they meet rounded.</summary>
    static double SmoothUnion(double a, double b, double round)
    {
        var near = Math.Max(round - Math.Abs(a - b), 0) / round;
        return Math.Min(a, b) - (near * near * round / 4);
    }
}

sealed record Point(double X, double Y)
{
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    public double Times(Point other) => (X * other.X) + (Y * other.Y);

    public Point Minus(Point other) => new(X - other.X, Y - other.Y);
}

/// <summary>Red, green and blue, each 0 to 255.</summary>
sealed record Color(int Red, int Green, int Blue)
{
    /// <param name="part">How much of the other, 0 to 1.</param>
    public Color Mixed(Color other, double part) => new(
        Mixed(Red, other.Red, part), Mixed(Green, other.Green, part), Mixed(Blue, other.Blue, part));

    static int Mixed(int one, int other, double part) => (int)Math.Round(one + ((other - one) * part));
}
