using System.Buffers.Binary;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>Fits a logistic regression on n-gram rows and writes it as a model file (the format of NgramModel).</summary>
internal static class GramFit
{
    private const int HeaderBytes = 16;

    /// <summary>The bytes of a fitted model.</summary>
    /// <param name="rows">Balanced rows.</param>
    /// <param name="ridge">Strength of the quadratic penalty; rows weigh 1 together.</param>
    /// <param name="iterations">Most iterations.</param>
    internal static byte[] Fit(GramRows rows, double ridge, int iterations) =>
        FitCache.Get($"{rows.Fingerprint():x16}-{ridge:r}-{iterations}", () => FitAnew(rows, ridge, iterations));

    private static byte[] FitAnew(GramRows rows, double ridge, int iterations)
    {
        var bias = rows.Columns;
        var fitted = Lbfgs.Minimise(new double[rows.Columns + 1], Objective, iterations);
        return Quantise(fitted, rows);

        double Objective(double[] point, double[] gradient)
        {
            Array.Clear(gradient);
            var loss = 0.0;
            for (var row = 0; row < rows.Count; row++)
            {
                var slots = rows.SlotsOf(row);
                var norm = 1 / Math.Sqrt(slots.Length);
                var sum = 0.0;
                foreach (var slot in slots)
                {
                    sum += point[slot];
                }

                var margin = rows.SignOf(row) * (point[bias] + (sum * norm));
                var weight = rows.WeightOf(row);
                loss += weight * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin);
                var pull = -weight * rows.SignOf(row) / (1 + Math.Exp(margin));
                gradient[bias] += pull;
                pull *= norm;
                foreach (var slot in slots)
                {
                    gradient[slot] += pull;
                }
            }

            for (var i = 0; i < bias; i++)
            {
                loss += 0.5 * ridge * point[i] * point[i];
                gradient[i] += ridge * point[i];
            }

            return loss;
        }
    }

    private static byte[] Quantise(double[] fitted, GramRows rows)
    {
        var most = 0.0;
        for (var i = 0; i < rows.Columns; i++)
        {
            most = Math.Max(most, Math.Abs(fitted[i]));
        }

        var scale = (float)(most / 127);
        var file = new byte[HeaderBytes + rows.Columns];
        "MYNG\u0001"u8.CopyTo(file);
        (file[5], file[6], file[7]) = ((byte)rows.Shortest, (byte)rows.Longest, (byte)rows.Bits);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8), (float)fitted[rows.Columns]);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(12), scale);
        for (var i = 0; i < rows.Columns; i++)
        {
            file[HeaderBytes + i] = (byte)(sbyte)Math.Clamp(Math.Round(fitted[i] / scale), -127, 127);
        }

        return file;
    }
}
