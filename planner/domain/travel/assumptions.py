"""Every number that a travel estimate stands on, with its unit and where it comes from.

Nothing here is a timetable: what comes out is an estimate and is shown as one.
"""

M_PER_MINUTE_OF_KMH = 1000 / 60

# Assumption: 4.8 km/h, an unhurried adult.
WALK_M_PER_MINUTE = 80.0
# Assumption: streets, crossings and covered ways are this much longer than the straight line.
DETOUR = 1.3
# Assumption: half of an off-peak headway of 5 to 7 minutes. LTA's general guidance is 2 to 3
# minutes from 07:00 to 09:00 and 5 to 7 otherwise (read through MRTDown, July 2026).
WAIT_MINUTES = 3.0
# Assumption: at least this long between street and platform, stairs and gates included.
PLATFORM_MINUTES = 2.0
# Assumption: at least this long on foot between two platforms of one interchange.
CHANGE_MINUTES = 4.0

# Minutes between stations come from data/rail_links.csv. Where that has none, on the MRT: a least
# squares line through the 164 MRT links that have minutes (59 km/h and 1.07 minutes, July 2026).
MRT_RUN_M_PER_MINUTE = 59 * M_PER_MINUTE_OF_KMH
MRT_STOP_MINUTES = 1.1
# And on the LRT: the mean over the 13 links of the Bukit Panjang line that have minutes
# (20.1 km/h along the straight line, stops included, July 2026).
LRT_M_PER_MINUTE = 20 * M_PER_MINUTE_OF_KMH
# Assumption: no train is timetabled faster than this, along the straight line. Minutes are whole
# in the source, so a short link can look faster than it is.
FASTEST_M_PER_MINUTE = 90 * M_PER_MINUTE_OF_KMH

ASSUMPTIONS: tuple[str, ...] = (
    "Times are estimates from door to door, on foot and by MRT and LRT; buses are not counted.",
    f"On foot: {WALK_M_PER_MINUTE:.0f} m a minute, over {DETOUR:g} times the straight line.",
    "Rivers, fences and hills are not known.",
    f"Between street and platform: at least {PLATFORM_MINUTES:.0f} min, counted as walking.",
    f"Waiting: {WAIT_MINUTES:.0f} min a train, half of the 5 to 7 min that LTA gives for off-peak.",
    f"Changing lines: at least {CHANGE_MINUTES:.0f} min on foot, and the wait again.",
    "Minutes between stations: derived from first and last trains (MRTDown, CC BY 4.0).",
    "Where these are missing: reckoned from the length, as on the links that have them.",
    "Trains are taken to run at all hours, and to run through where a line forks.",
)
