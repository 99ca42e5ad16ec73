using System.Net;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;

namespace Miyaburi.Server.Storage;

/// <summary>Takes reports and takes them back, wherever waves are grouped: in this process (<see cref="WaveKeeper"/>) or in a cluster.</summary>
internal interface IReportKeeper
{
    /// <summary>Done when reports are taken.</summary>
    Task Ready { get; }

    /// <summary>The reporter that a stranger's report counts for.</summary>
    /// <exception cref="Refused">No reports are taken at the moment.</exception>
    Task<Guid> ReporterAsync(IPAddress? address);

    /// <summary>Keeps a report; it is on the disk when this returns.</summary>
    /// <exception cref="Refused">No reports are taken at the moment, or it could not be stored.</exception>
    Task<Receipt> AddAsync(Sighting sighting, CancellationToken cancel);

    /// <summary>Notes that somebody calls the verdict on a message wrong.</summary>
    /// <exception cref="Refused">No reports are taken at the moment.</exception>
    Task<Receipt> ObjectAsync(Sighting sighting, CancellationToken cancel);

    /// <summary>Deletes what a token is for; false when there is nothing.</summary>
    /// <exception cref="Refused">No reports are taken at the moment.</exception>
    Task<bool> EraseAsync(string token, CancellationToken cancel);

    /// <summary>The token that deletes a report.</summary>
    /// <exception cref="Refused">No reports are taken at the moment.</exception>
    string TokenOf(Guid report);
}
