namespace Miyaburi.Evaluation.Fitting;

/// <summary>Limited-memory BFGS with backtracking; sums run in a fixed order, so the result is the same on every run.</summary>
internal static class Lbfgs
{
    private const int Memory = 8;

    /// <summary>Value and gradient at a point; the gradient is written into the second argument.</summary>
    internal delegate double Objective(double[] point, double[] gradient);

    internal static double[] Minimise(double[] start, Objective objective, int iterations)
    {
        var point = (double[])start.Clone();
        var gradient = new double[point.Length];
        var value = objective(point, gradient);
        var steps = new List<(double[] S, double[] Y, double Rho)>();
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var direction = Direction(gradient, steps);
            var slope = Dot(direction, gradient);
            if (slope > -1e-14)
            {
                break;
            }

            var size = iteration == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            var next = new double[point.Length];
            var nextGradient = new double[point.Length];
            double nextValue;
            while (true)
            {
                for (var i = 0; i < point.Length; i++)
                {
                    next[i] = point[i] + (size * direction[i]);
                }

                nextValue = objective(next, nextGradient);
                if (nextValue <= value + (1e-4 * size * slope) || size < 1e-9)
                {
                    break;
                }

                size *= 0.5;
            }

            var s = Subtract(next, point);
            var y = Subtract(nextGradient, gradient);
            var curvature = Dot(s, y);
            if (curvature > 1e-18)
            {
                steps.Add((s, y, 1 / curvature));
                if (steps.Count > Memory)
                {
                    steps.RemoveAt(0);
                }
            }

            var gain = value - nextValue;
            (point, gradient, value) = (next, nextGradient, nextValue);
            if (gain < 1e-7 * Math.Abs(value))
            {
                break;
            }
        }

        return point;
    }

    private static double[] Direction(double[] gradient, List<(double[] S, double[] Y, double Rho)> steps)
    {
        var q = (double[])gradient.Clone();
        var alphas = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            alphas[i] = steps[i].Rho * Dot(steps[i].S, q);
            AddScaled(q, steps[i].Y, -alphas[i]);
        }

        if (steps.Count > 0)
        {
            var last = steps[^1];
            var scale = 1 / (last.Rho * Dot(last.Y, last.Y));
            for (var i = 0; i < q.Length; i++)
            {
                q[i] *= scale;
            }
        }

        for (var i = 0; i < steps.Count; i++)
        {
            AddScaled(q, steps[i].S, alphas[i] - (steps[i].Rho * Dot(steps[i].Y, q)));
        }

        for (var i = 0; i < q.Length; i++)
        {
            q[i] = -q[i];
        }

        return q;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[] Subtract(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            difference[i] = a[i] - b[i];
        }

        return difference;
    }

    private static void AddScaled(double[] to, double[] from, double scale)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += scale * from[i];
        }
    }
}
