/* Stands in for the program where Setup alone is tested: it runs until a file named "stop" lies in its data folder, and
   writes what it was given into "started.txt" there. Built twice, as SoCCHC.exe and SoCCHC-cli.exe. */
#include <stdio.h>
#include <windows.h>

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR arguments, int show)
{
    WCHAR folder[MAX_PATH], path[MAX_PATH];
    FILE *file;
    int waited;

    if (!GetEnvironmentVariableW(L"LOCALAPPDATA", folder, MAX_PATH)) return 1;
    swprintf(path, MAX_PATH, L"%ls\\SoCCHC\\started.txt", folder);
    file = _wfopen(path, L"w, ccs=UTF-8");
    if (!file) return 2;
    GetModuleFileNameW(NULL, folder, MAX_PATH);
    fwprintf(file, L"%ls|%ls", folder, arguments);
    fclose(file);
    GetEnvironmentVariableW(L"LOCALAPPDATA", folder, MAX_PATH);
    swprintf(path, MAX_PATH, L"%ls\\SoCCHC\\stop", folder);
    for (waited = 0; waited < 3000; waited++) {
        if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES) return 0;
        Sleep(100);
    }
    return 3;
}
