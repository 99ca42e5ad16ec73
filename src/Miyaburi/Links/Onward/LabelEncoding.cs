using System.Text;

namespace Miyaburi.Links.Onward;

/// <summary>
/// The way Google Translate and the AMP cache put a host into one label: dots become hyphens and hyphens double
/// hyphens (<c>a-b--c</c> stands for <c>a.b-c</c>).
/// </summary>
internal static class LabelEncoding
{
    public static string Decode(ReadOnlySpan<char> label)
    {
        var host = new StringBuilder(label.Length);
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] != '-')
            {
                host.Append(label[i]);
            }
            else if (i + 1 < label.Length && label[i + 1] == '-')
            {
                host.Append('-');
                i++;
            }
            else
            {
                host.Append('.');
            }
        }

        return host.ToString();
    }
}
