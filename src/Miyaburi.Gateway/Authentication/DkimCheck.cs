using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Miyaburi.Gateway.Authentication;

/// <summary>Verifies DKIM signatures and the ARC chain; MimeKit does the arithmetic.</summary>
internal static class DkimCheck
{
    /// <summary>Signatures verified in one mail: each costs a look-up that a stranger chose.</summary>
    private const int MostSignatures = 5;

    internal static async Task<List<MethodOutcome>> VerifyAsync(MimeMessage mail, Dns dns, CancellationToken cancellation)
    {
        var outcomes = new List<MethodOutcome>();
        var keys = new KeyLocator(dns);
        var verifier = new DkimVerifier(keys) { MinimumRsaKeyLength = 1024 };
        foreach (var signature in mail.Headers.Where(h => h.Id is HeaderId.DkimSignature).Take(MostSignatures))
        {
            keys.Reset();
            var result = await ResultAsync(() => verifier.VerifyAsync(mail, signature, cancellation), keys);
            outcomes.Add(new MethodOutcome("dkim", result, "header.d", DomainText.Clean(DkimTag.Of(signature.Value, "d"))));
        }

        if (mail.Headers.Contains(HeaderId.ArcSeal))
        {
            keys.Reset();
            outcomes.Add(new MethodOutcome("arc", await ArcAsync(mail, keys, cancellation)));
        }

        return outcomes;
    }

    private static async Task<string> ArcAsync(MimeMessage mail, KeyLocator keys, CancellationToken cancellation) =>
        await ResultAsync(async () => (await new ArcVerifier(keys).VerifyAsync(mail, cancellation)).Chain is ArcSignatureValidationResult.Pass, keys);

    /// <summary>A key that could not be fetched leaves the result unknown; anything wrong with the signature itself is a failure.</summary>
    private static async Task<string> ResultAsync(Func<Task<bool>> verify, KeyLocator keys)
    {
        try
        {
            return await verify() ? "pass" : keys.IsUnknown ? "temperror" : "fail";
        }
        catch (Exception error) when (error is FormatException or ParseException or ArgumentException or InvalidOperationException or NotSupportedException or CryptoException)
        {
            return keys.IsUnknown ? "temperror" : "permerror";
        }
    }

    private sealed class KeyLocator(Dns dns) : DkimPublicKeyLocatorBase
    {
        internal bool IsUnknown { get; private set; }

        internal void Reset() => IsUnknown = false;

        public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Keys are fetched asynchronously.");

        public override async Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            switch (await dns.TextAsync($"{selector}._domainkey.{domain}", cancellationToken))
            {
                case DnsAnswer<string>.Found { Records: [var record, ..] }:
                    return GetPublicKey(record);
                case DnsAnswer<string>.Found:
                    throw new FormatException("There is no key.");
                default:
                    IsUnknown = true;
                    throw new FormatException("The key could not be fetched.");
            }
        }
    }
}
