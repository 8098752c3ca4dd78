/**
 * What Windows and Outlook show for their time zones, without the offset in front, and the IANA zone: some feeds write
 * that instead of the name. Only the English lists, since no other was seen. One row a line: shown name, bar, IANA name.
 */
export const WINDOWS_DISPLAY_NAMES = `\
International Date Line West|Etc/GMT+12
Coordinated Universal Time-11|Etc/GMT+11
Aleutian Islands|America/Adak
Hawaii|Pacific/Honolulu
Marquesas Islands|Pacific/Marquesas
Alaska|America/Anchorage
Baja California|America/Tijuana
Tijuana, Baja California|America/Tijuana
Pacific Time (US & Canada)|America/Los_Angeles
Pacific Time (US & Canada); Tijuana|America/Los_Angeles
Arizona|America/Phoenix
Chihuahua, La Paz, Mazatlan|America/Mazatlan
La Paz, Mazatlan|America/Mazatlan
Mountain Time (US & Canada)|America/Denver
Yukon|America/Whitehorse
Central America|America/Guatemala
Central Time (US & Canada)|America/Chicago
Easter Island|Pacific/Easter
Guadalajara, Mexico City, Monterrey|America/Mexico_City
Saskatchewan|America/Regina
Bogota, Lima, Quito|America/Bogota
Bogota, Lima, Quito, Rio Branco|America/Bogota
Chetumal|America/Cancun
Eastern Time (US & Canada)|America/New_York
Haiti|America/Port-au-Prince
Havana|America/Havana
Indiana (East)|America/Indiana/Indianapolis
Turks and Caicos|America/Grand_Turk
Asuncion|America/Asuncion
Atlantic Time (Canada)|America/Halifax
Caracas|America/Caracas
Cuiaba|America/Cuiaba
Georgetown, La Paz, Manaus, San Juan|America/La_Paz
Santiago|America/Santiago
Newfoundland|America/St_Johns
Araguaina|America/Araguaina
Brasilia|America/Sao_Paulo
Cayenne, Fortaleza|America/Cayenne
City of Buenos Aires|America/Argentina/Buenos_Aires
Buenos Aires|America/Argentina/Buenos_Aires
Greenland|America/Nuuk
Montevideo|America/Montevideo
Punta Arenas|America/Punta_Arenas
Saint Pierre and Miquelon|America/Miquelon
Salvador|America/Bahia
Coordinated Universal Time-02|Etc/GMT+2
Mid-Atlantic|Etc/GMT+2
Azores|Atlantic/Azores
Cabo Verde Is.|Atlantic/Cape_Verde
Cape Verde Is.|Atlantic/Cape_Verde
Coordinated Universal Time|UTC
Dublin, Edinburgh, Lisbon, London|Europe/London
Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London|Europe/London
Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London|Europe/London
Monrovia, Reykjavik|Atlantic/Reykjavik
Sao Tome|Africa/Sao_Tome
Casablanca|Africa/Casablanca
Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna|Europe/Berlin
Belgrade, Bratislava, Budapest, Ljubljana, Prague|Europe/Budapest
Brussels, Copenhagen, Madrid, Paris|Europe/Paris
Sarajevo, Skopje, Warsaw, Zagreb|Europe/Warsaw
Sarajevo, Skopje, Sofija, Vilnius, Warsaw, Zagreb|Europe/Warsaw
West Central Africa|Africa/Lagos
Windhoek|Africa/Windhoek
Amman|Asia/Amman
Athens, Bucharest|Europe/Bucharest
Athens, Bucharest, Istanbul|Europe/Bucharest
Athens, Istanbul, Minsk|Europe/Istanbul
Beirut|Asia/Beirut
Bucharest|Europe/Bucharest
Cairo|Africa/Cairo
Chisinau|Europe/Chisinau
Damascus|Asia/Damascus
Gaza, Hebron|Asia/Hebron
Harare, Pretoria|Africa/Johannesburg
Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius|Europe/Kyiv
Helsinki, Kiev, Riga, Sofia, Tallinn, Vilnius|Europe/Kyiv
Helsinki, Riga, Tallinn|Europe/Helsinki
Jerusalem|Asia/Jerusalem
Juba|Africa/Juba
Kaliningrad|Europe/Kaliningrad
Khartoum|Africa/Khartoum
Tripoli|Africa/Tripoli
Baghdad|Asia/Baghdad
Istanbul|Europe/Istanbul
Kuwait, Riyadh|Asia/Riyadh
Minsk|Europe/Minsk
Moscow, St. Petersburg|Europe/Moscow
Moscow, St. Petersburg, Volgograd|Europe/Moscow
Nairobi|Africa/Nairobi
Volgograd|Europe/Volgograd
Tehran|Asia/Tehran
Abu Dhabi, Muscat|Asia/Dubai
Astrakhan, Ulyanovsk|Europe/Astrakhan
Baku|Asia/Baku
Izhevsk, Samara|Europe/Samara
Port Louis|Indian/Mauritius
Saratov|Europe/Saratov
Tbilisi|Asia/Tbilisi
Yerevan|Asia/Yerevan
Kabul|Asia/Kabul
Ashgabat, Tashkent|Asia/Tashkent
Tashkent|Asia/Tashkent
Astana|Asia/Almaty
Ekaterinburg|Asia/Yekaterinburg
Islamabad, Karachi|Asia/Karachi
Qyzylorda|Asia/Qyzylorda
Chennai, Kolkata, Mumbai, New Delhi|Asia/Kolkata
Sri Jayawardenepura|Asia/Colombo
Kathmandu|Asia/Kathmandu
Astana, Dhaka|Asia/Dhaka
Dhaka|Asia/Dhaka
Omsk|Asia/Omsk
Novosibirsk|Asia/Novosibirsk
Almaty, Novosibirsk|Asia/Novosibirsk
Yangon (Rangoon)|Asia/Yangon
Bangkok, Hanoi, Jakarta|Asia/Bangkok
Barnaul, Gorno-Altaysk|Asia/Barnaul
Hovd|Asia/Hovd
Krasnoyarsk|Asia/Krasnoyarsk
Tomsk|Asia/Tomsk
Beijing, Chongqing, Hong Kong, Urumqi|Asia/Shanghai
Beijing, Chongqing, Hong Kong SAR, Urumqi|Asia/Shanghai
Irkutsk|Asia/Irkutsk
Kuala Lumpur, Singapore|Asia/Singapore
Perth|Australia/Perth
Taipei|Asia/Taipei
Ulaanbaatar|Asia/Ulaanbaatar
Eucla|Australia/Eucla
Chita|Asia/Chita
Osaka, Sapporo, Tokyo|Asia/Tokyo
Pyongyang|Asia/Pyongyang
Seoul|Asia/Seoul
Yakutsk|Asia/Yakutsk
Adelaide|Australia/Adelaide
Darwin|Australia/Darwin
Brisbane|Australia/Brisbane
Canberra, Melbourne, Sydney|Australia/Sydney
Guam, Port Moresby|Pacific/Port_Moresby
Hobart|Australia/Hobart
Vladivostok|Asia/Vladivostok
Lord Howe Island|Australia/Lord_Howe
Bougainville Island|Pacific/Bougainville
Chokurdakh|Asia/Srednekolymsk
Magadan|Asia/Magadan
Norfolk Island|Pacific/Norfolk
Sakhalin|Asia/Sakhalin
Solomon Is., New Caledonia|Pacific/Guadalcanal
Anadyr, Petropavlovsk-Kamchatsky|Asia/Kamchatka
Auckland, Wellington|Pacific/Auckland
Coordinated Universal Time+12|Etc/GMT-12
Fiji|Pacific/Fiji
Chatham Islands|Pacific/Chatham
Coordinated Universal Time+13|Etc/GMT-13
Nuku'alofa|Pacific/Tongatapu
Samoa|Pacific/Apia
Kiritimati Island|Pacific/Kiritimati
`;
